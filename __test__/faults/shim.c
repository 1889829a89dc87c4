/* Makes Node-API, or the allocator, fail for ferrobuf's addon as it is shipped. See docs/testing.md, "Faults".
 *
 * The addon reaches every function of the process through its global offset table. `hook` replaces the entries of Node-API
 * by a few bytes of machine code each: they keep all registers, so that they stand for a function of any signature, and ask
 * `judge` whether to go on to the original or to return a status. The entries of the allocator, whose signatures are known,
 * become functions below. `dlsym` is replaced too, because the addon looks some functions up when it first needs them.
 *
 * What is armed is armed for the thread that says so. Linux with glibc on x64.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <link.h>
#include <node_api.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* Only a mistake of a test's, or a layout that this file does not know, makes these fail: end loudly, with the line. */
#define CHECK(condition)                                                    \
  do {                                                                      \
    if (!(condition)) {                                                     \
      fprintf(stderr, "shim.c:%d: %s is not so\n", __LINE__, #condition);   \
      abort();                                                              \
    }                                                                       \
  } while (0)
#define OK(call) CHECK((call) == napi_ok)

/* ---- What is armed ---- */

enum family { NOTHING, NODE_API, MEMORY };

/* As many calls are remembered by name. */
#define REMEMBERED 4096

static _Thread_local struct {
  enum family family;
  /* The call that fails, from 1; 0: none, they are counted. */
  uint32_t at;
  /* All from there on fail, but those that throw. */
  bool onwards;
  /* Only allocations of so many bytes count. */
  size_t least;
  napi_status status;
  uint32_t seen;
  const char* names[REMEMBERED];
} armed;

static bool fails(enum family family, const char* name) {
  if (armed.family != family) return false;
  if (armed.seen < REMEMBERED) armed.names[armed.seen] = name;
  armed.seen++;
  if (armed.at == 0) return false;
  return armed.onwards ? armed.seen >= armed.at : armed.seen == armed.at;
}

/* ---- Node-API ---- */

/* More than there are. */
#define FUNCTIONS 128

static struct {
  char name[64];
  void* original;
} functions[FUNCTIONS];
static uint32_t count = 0;

struct verdict {
  /* Where to go on; NULL: nowhere. */
  void* original;
  uint64_t status;
};

/* Called by the machine code below. */
__attribute__((used)) static struct verdict judge(uint32_t index, napi_env env) {
  const char* name = functions[index].name;
  const struct verdict pass = {functions[index].original, 0};
  if (armed.onwards && strncmp(name, "napi_throw", 10) == 0) return pass;
  if (!fails(NODE_API, name)) return pass;
  if (armed.status != napi_pending_exception) return (struct verdict){NULL, armed.status};
  /* Is called in the middle of a garbage collection, too, where nothing may be thrown. */
  if (strcmp(name, "napi_adjust_external_memory") == 0) return (struct verdict){NULL, napi_generic_failure};
  napi_throw_error(env, "ERR_INJECTED", "injected");
  return (struct verdict){NULL, napi_pending_exception};
}

/* In r11d the index of the function. All registers that can hold an argument are kept, the stack is as the caller left it. */
__asm__(
    ".text\n"
    ".local gate\n"
    "gate:\n"
    "  pushq %rbp\n"
    "  movq %rsp, %rbp\n"
    "  pushq %rdi\n  pushq %rsi\n  pushq %rdx\n  pushq %rcx\n  pushq %r8\n  pushq %r9\n"
    "  subq $64, %rsp\n"
    "  movsd %xmm0, 0(%rsp)\n  movsd %xmm1, 8(%rsp)\n  movsd %xmm2, 16(%rsp)\n  movsd %xmm3, 24(%rsp)\n"
    "  movsd %xmm4, 32(%rsp)\n  movsd %xmm5, 40(%rsp)\n  movsd %xmm6, 48(%rsp)\n  movsd %xmm7, 56(%rsp)\n"
    "  movq %rdi, %rsi\n"
    "  movl %r11d, %edi\n"
    "  call judge\n"
    "  movq %rax, %r11\n"
    "  movq %rdx, %rax\n"
    "  movsd 0(%rsp), %xmm0\n  movsd 8(%rsp), %xmm1\n  movsd 16(%rsp), %xmm2\n  movsd 24(%rsp), %xmm3\n"
    "  movsd 32(%rsp), %xmm4\n  movsd 40(%rsp), %xmm5\n  movsd 48(%rsp), %xmm6\n  movsd 56(%rsp), %xmm7\n"
    "  addq $64, %rsp\n"
    "  popq %r9\n  popq %r8\n  popq %rcx\n  popq %rdx\n  popq %rsi\n  popq %rdi\n"
    "  popq %rbp\n"
    "  testq %r11, %r11\n"
    "  jz 1f\n"
    "  jmp *%r11\n"
    "1:\n"
    "  ret\n");
extern char gate[];

/* mov r11d, index; mov r10, gate; jmp r10 */
#define STUB 24
static uint8_t* stubs;

static void* stub_for(const char* name, void* original) {
  CHECK(count < FUNCTIONS && strlen(name) < sizeof functions[0].name);
  uint32_t index = count++;
  strcpy(functions[index].name, name);
  functions[index].original = original;
  uint8_t* stub = stubs + index * STUB;
  const uint64_t target = (uint64_t)(uintptr_t)gate;
  memcpy(stub, "\x41\xbb", 2);
  memcpy(stub + 2, &index, 4);
  memcpy(stub + 6, "\x49\xba", 2);
  memcpy(stub + 8, &target, 8);
  memcpy(stub + 16, "\x41\xff\xe2", 3);
  return stub;
}

static bool is_node_api(const char* name) {
  return strncmp(name, "napi_", 5) == 0 || strncmp(name, "node_api_", 9) == 0;
}

/* ---- The allocator ---- */

/* What the addon has taken and not given back. */
static atomic_long held = 0;

static bool refuses(const char* name, size_t size) {
  if (size < armed.least || !fails(MEMORY, name)) return false;
  errno = ENOMEM;
  return true;
}

static void* taken(void* memory) {
  if (memory != NULL) held++;
  return memory;
}

static void* shim_malloc(size_t size) { return refuses("malloc", size) ? NULL : taken(malloc(size)); }

static void* shim_calloc(size_t items, size_t size) {
  return refuses("calloc", items * size) ? NULL : taken(calloc(items, size));
}

static void* shim_realloc(void* memory, size_t size) {
  if (refuses("realloc", size)) return NULL;
  void* moved = realloc(memory, size);
  return memory == NULL ? taken(moved) : moved;
}

static int shim_posix_memalign(void** out, size_t alignment, size_t size) {
  if (refuses("posix_memalign", size)) return ENOMEM;
  const int status = posix_memalign(out, alignment, size);
  if (status == 0) held++;
  return status;
}

static void shim_free(void* memory) {
  if (memory != NULL) held--;
  free(memory);
}

/* Each name is looked up once, from one thread at a time: these tests load the addon so. */
static void* shim_dlsym(void* handle, const char* name) {
  void* found = dlsym(handle, name);
  if (found == NULL || !is_node_api(name)) return found;
  return stub_for(name, found);
}

/* ---- The global offset table ---- */

static void* replacement(const char* name, void* original) {
  static const struct {
    const char* name;
    void* function;
  } own[] = {
      {"malloc", shim_malloc},   {"calloc", shim_calloc},
      {"realloc", shim_realloc}, {"posix_memalign", shim_posix_memalign},
      {"free", shim_free},       {"dlsym", shim_dlsym},
  };
  for (size_t i = 0; i < sizeof own / sizeof *own; i++) {
    if (strcmp(own[i].name, name) == 0) return own[i].function;
  }
  return is_node_api(name) ? stub_for(name, original) : NULL;
}

static void make_writable(void* address) {
  const uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
  CHECK(mprotect((void*)((uintptr_t)address & -page), page, PROT_READ | PROT_WRITE) == 0);
}

/* hook(path): maps the addon if it is not, and replaces what it calls; before it is registered if it has not been. */
static void hook_file(const char* path) {
  if (stubs != NULL) return;
  /* Written while they are run: other threads may be calling what is there when one is added. */
  const int rights = PROT_READ | PROT_WRITE | PROT_EXEC;
  stubs = mmap(NULL, FUNCTIONS * STUB, rights, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  CHECK(stubs != MAP_FAILED);
  void* handle = dlopen(path, RTLD_LAZY);
  CHECK(handle != NULL);
  struct link_map* map;
  CHECK(dlinfo(handle, RTLD_DI_LINKMAP, &map) == 0);
  const ElfW(Sym)* symbols = NULL;
  const char* texts = NULL;
  const ElfW(Rela) * tables[2] = {NULL, NULL};
  size_t sizes[2] = {0, 0};
  for (const ElfW(Dyn)* entry = map->l_ld; entry->d_tag != DT_NULL; entry++) {
    /* glibc has added the address at which the file is mapped. */
    switch (entry->d_tag) {
      case DT_SYMTAB: symbols = (void*)entry->d_un.d_ptr; break;
      case DT_STRTAB: texts = (void*)entry->d_un.d_ptr; break;
      case DT_RELA: tables[0] = (void*)entry->d_un.d_ptr; break;
      case DT_RELASZ: sizes[0] = entry->d_un.d_val; break;
      case DT_JMPREL: tables[1] = (void*)entry->d_un.d_ptr; break;
      case DT_PLTRELSZ: sizes[1] = entry->d_un.d_val; break;
    }
  }
  CHECK(symbols != NULL && texts != NULL);
  for (int i = 0; i < 2; i++) {
    for (size_t at = 0; at < sizes[i] / sizeof(ElfW(Rela)); at++) {
      const ElfW(Rela)* place = &tables[i][at];
      const uint32_t type = ELF64_R_TYPE(place->r_info);
      if (type != R_X86_64_GLOB_DAT && type != R_X86_64_JUMP_SLOT) continue;
      void** entry = (void**)(map->l_addr + place->r_offset);
      void* function = replacement(texts + symbols[ELF64_R_SYM(place->r_info)].st_name, *entry);
      if (function == NULL) continue;
      make_writable(entry);
      *entry = function;
    }
  }
}

/* ---- What JavaScript calls ---- */

#define ARGUMENTS(count)                                          \
  size_t argc = (count);                                          \
  napi_value argv[(count)];                                       \
  OK(napi_get_cb_info(env, info, &argc, argv, NULL, NULL));       \
  CHECK(argc == (count))

static uint32_t integer(napi_env env, napi_value value) {
  uint32_t number;
  OK(napi_get_value_uint32(env, value, &number));
  return number;
}

/* hook(path): how many functions of Node-API the addon has been found to call. */
static napi_value hook(napi_env env, napi_callback_info info) {
  ARGUMENTS(1);
  char path[4096];
  size_t length;
  OK(napi_get_value_string_utf8(env, argv[0], path, sizeof path, &length));
  hook_file(path);
  napi_value result;
  OK(napi_create_uint32(env, count, &result));
  return result;
}

/* arm(family, at, onwards, status, least) */
static napi_value arm(napi_env env, napi_callback_info info) {
  ARGUMENTS(5);
  armed.seen = 0;
  armed.at = integer(env, argv[1]);
  armed.onwards = integer(env, argv[2]) != 0;
  armed.status = (napi_status)integer(env, argv[3]);
  armed.least = integer(env, argv[4]);
  armed.family = (enum family)integer(env, argv[0]);
  return NULL;
}

/* disarm(): the names of the calls since `arm`. */
static napi_value disarm(napi_env env, napi_callback_info info) {
  (void)info;
  armed.family = NOTHING;
  CHECK(armed.seen <= REMEMBERED);
  napi_value names;
  OK(napi_create_array_with_length(env, armed.seen, &names));
  for (uint32_t i = 0; i < armed.seen; i++) {
    napi_value name;
    OK(napi_create_string_utf8(env, armed.names[i], NAPI_AUTO_LENGTH, &name));
    OK(napi_set_element(env, names, i, name));
  }
  return names;
}

/* held(): the allocations that the addon has not given back, since it was hooked. */
static napi_value held_now(napi_env env, napi_callback_info info) {
  (void)info;
  napi_value result;
  OK(napi_create_int64(env, held, &result));
  return result;
}

NAPI_MODULE_INIT() {
  static const struct {
    const char* name;
    napi_callback function;
  } table[] = {{"hook", hook}, {"arm", arm}, {"disarm", disarm}, {"held", held_now}};
  for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
    napi_value function;
    OK(napi_create_function(env, table[i].name, NAPI_AUTO_LENGTH, table[i].function, NULL, &function));
    OK(napi_set_named_property(env, exports, table[i].name, function));
  }
  return exports;
}
