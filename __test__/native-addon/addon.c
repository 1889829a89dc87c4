/* A native addon as a stranger writes it: plain Node-API, nothing of ferrobuf's. See addon.test.js. */
#include <node_api.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Node-API only fails here when a test passes what it must not: end loudly, with the line. */
#define CHECK(call)                                                     \
  do {                                                                  \
    if ((call) != napi_ok) {                                            \
      fprintf(stderr, "addon.c:%d: %s failed\n", __LINE__, #call);      \
      abort();                                                          \
    }                                                                   \
  } while (0)

#define ARGUMENTS(count)                                                \
  size_t argc = (count);                                                \
  napi_value argv[(count)];                                             \
  CHECK(napi_get_cb_info(env, info, &argc, argv, NULL, NULL))

typedef struct {
  uint8_t* data;
  size_t length;
} Bytes;

static Bytes bytes_of(napi_env env, napi_value buffer) {
  Bytes bytes = {NULL, 0};
  CHECK(napi_get_buffer_info(env, buffer, (void**)&bytes.data, &bytes.length));
  return bytes;
}

static napi_value number(napi_env env, double value) {
  napi_value result;
  CHECK(napi_create_double(env, value, &result));
  return result;
}

static void set(napi_env env, napi_value object, const char* name, napi_value value) {
  CHECK(napi_set_named_property(env, object, name, value));
}

static void set_address(napi_env env, napi_value object, const char* name, const void* address) {
  napi_value value;
  CHECK(napi_create_bigint_uint64(env, (uint64_t)(uintptr_t)address, &value));
  set(env, object, name, value);
}

static double sum_of(Bytes bytes) {
  double sum = 0;
  for (size_t i = 0; i < bytes.length; i++) sum += bytes.data[i];
  return sum;
}

/* describe(view): what each of Node-API's questions about a view is answered with. */
static napi_value describe(napi_env env, napi_callback_info info) {
  ARGUMENTS(1);
  napi_value result;
  CHECK(napi_create_object(env, &result));

  bool is_buffer, is_typed, is_data_view;
  CHECK(napi_is_buffer(env, argv[0], &is_buffer));
  CHECK(napi_is_typedarray(env, argv[0], &is_typed));
  CHECK(napi_is_dataview(env, argv[0], &is_data_view));
  set(env, result, "isBuffer", number(env, is_buffer));

  napi_value memory;
  size_t length, offset;
  void* data;
  if (is_typed) {
    Bytes bytes = bytes_of(env, argv[0]);
    set_address(env, result, "bufferData", bytes.data);
    set(env, result, "bufferLength", number(env, (double)bytes.length));
    napi_typedarray_type type;
    CHECK(napi_get_typedarray_info(env, argv[0], &type, &length, &data, &memory, &offset));
    set(env, result, "type", number(env, type));
  } else if (is_data_view) {
    CHECK(napi_get_dataview_info(env, argv[0], &length, &data, &memory, &offset));
  } else {
    return result;
  }
  set_address(env, result, "data", data);
  set(env, result, "length", number(env, (double)length));
  set(env, result, "offset", number(env, (double)offset));
  set(env, result, "memory", memory);

  bool is_array_buffer;
  CHECK(napi_is_arraybuffer(env, memory, &is_array_buffer));
  if (is_array_buffer) {
    CHECK(napi_get_arraybuffer_info(env, memory, &data, &length));
    set_address(env, result, "memoryData", data);
    set(env, result, "memoryLength", number(env, (double)length));
  }
  return result;
}

/* sum(buffer) */
static napi_value sum(napi_env env, napi_callback_info info) {
  ARGUMENTS(1);
  return number(env, sum_of(bytes_of(env, argv[0])));
}

/* xor(buffer, byte): in place; returns its argument. */
static napi_value xor(napi_env env, napi_callback_info info) {
  ARGUMENTS(2);
  uint32_t byte;
  CHECK(napi_get_value_uint32(env, argv[1], &byte));
  Bytes bytes = bytes_of(env, argv[0]);
  for (size_t i = 0; i < bytes.length; i++) bytes.data[i] ^= (uint8_t)byte;
  return argv[0];
}

/* What is held for as long as JavaScript says: the pointer as it was when it was taken, and a reference. */
typedef struct {
  Bytes bytes;
  napi_ref reference;
} Held;

static void free_held(napi_env env, void* held, void* hint) {
  (void)env;
  (void)hint;
  free(held);
}

/* hold(buffer): a handle to be given to `look` and `release`. */
static napi_value hold(napi_env env, napi_callback_info info) {
  ARGUMENTS(1);
  Held* held = malloc(sizeof *held);
  held->bytes = bytes_of(env, argv[0]);
  CHECK(napi_create_reference(env, argv[0], 1, &held->reference));
  napi_value handle;
  CHECK(napi_create_external(env, held, free_held, NULL, &handle));
  return handle;
}

/* look(handle): { sum, same }: what stands at the old pointer, and whether it is still the Buffer's. */
static napi_value look(napi_env env, napi_callback_info info) {
  ARGUMENTS(1);
  Held* held;
  CHECK(napi_get_value_external(env, argv[0], (void**)&held));
  napi_value buffer, result;
  CHECK(napi_get_reference_value(env, held->reference, &buffer));
  Bytes now = bytes_of(env, buffer);
  CHECK(napi_create_object(env, &result));
  set(env, result, "sum", number(env, sum_of(held->bytes)));
  set(env, result, "same", number(env, now.data == held->bytes.data && now.length == held->bytes.length));
  return result;
}

/* release(handle) */
static napi_value release(napi_env env, napi_callback_info info) {
  ARGUMENTS(1);
  Held* held;
  CHECK(napi_get_value_external(env, argv[0], (void**)&held));
  CHECK(napi_delete_reference(env, held->reference));
  return NULL;
}

/* Work on another thread, on memory that only a reference keeps. */
typedef struct {
  Held held;
  uint8_t byte;
  napi_deferred deferred;
  napi_async_work work;
} Later;

static void execute_later(napi_env env, void* data) {
  (void)env;
  Later* later = data;
  for (size_t i = 0; i < later->held.bytes.length; i++) later->held.bytes.data[i] ^= later->byte;
}

static void complete_later(napi_env env, napi_status status, void* data) {
  Later* later = data;
  if (status == napi_ok) {
    napi_value buffer;
    CHECK(napi_get_reference_value(env, later->held.reference, &buffer));
    CHECK(napi_resolve_deferred(env, later->deferred, buffer));
  }
  napi_delete_reference(env, later->held.reference);
  napi_delete_async_work(env, later->work);
  free(later);
}

/* xorLater(buffer, byte): a promise of the same Buffer, changed by a thread of the pool. */
static napi_value xor_later(napi_env env, napi_callback_info info) {
  ARGUMENTS(2);
  Later* later = calloc(1, sizeof *later);
  uint32_t byte;
  CHECK(napi_get_value_uint32(env, argv[1], &byte));
  later->byte = (uint8_t)byte;
  later->held.bytes = bytes_of(env, argv[0]);
  CHECK(napi_create_reference(env, argv[0], 1, &later->held.reference));
  napi_value promise, name;
  CHECK(napi_create_promise(env, &later->deferred, &promise));
  CHECK(napi_create_string_utf8(env, "xorLater", NAPI_AUTO_LENGTH, &name));
  CHECK(napi_create_async_work(env, NULL, name, execute_later, complete_later, later, &later->work));
  CHECK(napi_queue_async_work(env, later->work));
  return promise;
}

static void sum_at_end(void* data) {
  Held* held = data;
  printf("at the end %.0f\n", sum_of(held->bytes));
  fflush(stdout);
  free(held);
}

/* atEnd(buffer): reads the Buffer once more when the environment is cleaned up. */
static napi_value at_end(napi_env env, napi_callback_info info) {
  ARGUMENTS(1);
  Held* held = malloc(sizeof *held);
  held->bytes = bytes_of(env, argv[0]);
  CHECK(napi_create_reference(env, argv[0], 1, &held->reference));
  CHECK(napi_add_env_cleanup_hook(env, sum_at_end, held));
  return NULL;
}

static Bytes filled(size_t length) {
  Bytes bytes = {malloc(length), length};
  for (size_t i = 0; i < length; i++) bytes.data[i] = (uint8_t)i;
  return bytes;
}

static napi_value created(napi_env env, napi_value buffer, const void* data) {
  napi_value result;
  CHECK(napi_create_object(env, &result));
  set(env, result, "buffer", buffer);
  set_address(env, result, "data", data);
  return result;
}

static size_t length_argument(napi_env env, napi_callback_info info) {
  ARGUMENTS(1);
  uint32_t length;
  CHECK(napi_get_value_uint32(env, argv[0], &length));
  return length;
}

/* create(length): { buffer, data } of napi_create_buffer; bytes 0, 1, 2, ... */
static napi_value create(napi_env env, napi_callback_info info) {
  size_t length = length_argument(env, info);
  napi_value buffer;
  uint8_t* data;
  CHECK(napi_create_buffer(env, length, (void**)&data, &buffer));
  for (size_t i = 0; i < length; i++) data[i] = (uint8_t)i;
  return created(env, buffer, data);
}

/* createCopy(length): the same of napi_create_buffer_copy. */
static napi_value create_copy(napi_env env, napi_callback_info info) {
  Bytes bytes = filled(length_argument(env, info));
  napi_value buffer;
  void* data;
  CHECK(napi_create_buffer_copy(env, bytes.length, bytes.data, &data, &buffer));
  free(bytes.data);
  return created(env, buffer, data);
}

static double finalised = 0;

static void finalise(napi_env env, void* data, void* hint) {
  (void)env;
  (void)hint;
  free(data);
  finalised++;
}

/* createExternal(length): the same of napi_create_external_buffer, over malloc's memory. */
static napi_value create_external(napi_env env, napi_callback_info info) {
  Bytes bytes = filled(length_argument(env, info));
  napi_value buffer;
  CHECK(napi_create_external_buffer(env, bytes.length, bytes.data, finalise, NULL, &buffer));
  return created(env, buffer, bytes.data);
}

/* finalised(): how many external Buffers have given their memory back. */
static napi_value finalised_count(napi_env env, napi_callback_info info) {
  (void)info;
  return number(env, finalised);
}

NAPI_MODULE_INIT() {
  static const struct {
    const char* name;
    napi_callback function;
  } table[] = {
      {"describe", describe},   {"sum", sum},
      {"xor", xor},             {"xorLater", xor_later},
      {"hold", hold},           {"look", look},
      {"release", release},     {"atEnd", at_end},
      {"create", create},       {"createCopy", create_copy},
      {"createExternal", create_external}, {"finalised", finalised_count},
  };
  for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
    napi_value function;
    CHECK(napi_create_function(env, table[i].name, NAPI_AUTO_LENGTH, table[i].function, NULL, &function));
    set(env, exports, table[i].name, function);
  }
  return exports;
}
