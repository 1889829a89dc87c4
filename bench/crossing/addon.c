/*
 * What each part of a crossing costs: an addon whose functions do one thing each. Not part of the package; see measure.js.
 *
 *     cc -O2 -shared -fPIC -o bench/crossing/addon.node bench/crossing/addon.c
 *     node bench/crossing/measure.js
 *
 * The declarations are those of Node-API that are needed, so that no headers of Node's need be installed.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef void *Env, *Value, *Info;
typedef Value (*Callback)(Env, Info);

extern int napi_create_double(Env, double, Value *);
extern int napi_create_function(Env, const char *, size_t, Callback, void *, Value *);
extern int napi_create_int32(Env, int32_t, Value *);
extern int napi_get_boolean(Env, bool, Value *);
extern int napi_get_buffer_info(Env, Value, void **, size_t *);
extern int napi_get_cb_info(Env, Info, size_t *, Value *, Value *, void **);
extern int napi_get_typedarray_info(Env, Value, int *, size_t *, void **, Value *, size_t *);
extern int napi_get_undefined(Env, Value *);
extern int napi_get_value_bool(Env, Value, bool *);
extern int napi_get_value_double(Env, Value, double *);
extern int napi_get_value_int32(Env, Value, int32_t *);
extern int napi_set_named_property(Env, Value, const char *, Value);

/* Keeps the compiler from leaving out what is read and not used. */
static volatile uintptr_t sink;

/* The memory that numbers cross in. */
static double *block;

#define ARGUMENTS(n)            \
  size_t count = n;             \
  Value arguments[n];           \
  napi_get_cb_info(env, info, &count, arguments, 0, 0)

#define READ(name, type, call)      \
  static Value name(Env env, Info info) { \
    ARGUMENTS(1);                   \
    type value;                     \
    call(env, arguments[0], &value); \
    sink = (uintptr_t)value;        \
    return 0;                       \
  }

#define MAKE(name, call)                  \
  static Value name(Env env, Info info) { \
    Value value;                          \
    call;                                 \
    return value;                         \
  }

static Value empty(Env env, Info info) { return 0; }

static Value oneArgument(Env env, Info info) {
  ARGUMENTS(1);
  return 0;
}

static Value sixArguments(Env env, Info info) {
  ARGUMENTS(6);
  return 0;
}

static Value viewWithAll(Env env, Info info) {
  ARGUMENTS(1);
  int kind;
  size_t length, offset;
  void *data;
  Value buffer;
  napi_get_typedarray_info(env, arguments[0], &kind, &length, &data, &buffer, &offset);
  sink = length;
  return 0;
}

static Value viewWithKind(Env env, Info info) {
  ARGUMENTS(1);
  int kind;
  size_t length;
  void *data;
  napi_get_typedarray_info(env, arguments[0], &kind, &length, &data, 0, 0);
  sink = length;
  return 0;
}

static Value view(Env env, Info info) {
  ARGUMENTS(1);
  size_t length;
  void *data;
  napi_get_typedarray_info(env, arguments[0], 0, &length, &data, 0, 0);
  sink = length;
  return 0;
}

static Value viewDataOnly(Env env, Info info) {
  ARGUMENTS(1);
  void *data;
  napi_get_typedarray_info(env, arguments[0], 0, 0, &data, 0, 0);
  sink = (uintptr_t)data;
  return 0;
}

static Value twoViews(Env env, Info info) {
  ARGUMENTS(2);
  size_t length;
  void *data;
  napi_get_typedarray_info(env, arguments[0], 0, &length, &data, 0, 0);
  napi_get_typedarray_info(env, arguments[1], 0, &length, &data, 0, 0);
  sink = length;
  return 0;
}

static Value bufferInfo(Env env, Info info) {
  ARGUMENTS(1);
  size_t length;
  void *data;
  napi_get_buffer_info(env, arguments[0], &data, &length);
  sink = length;
  return 0;
}

READ(readDouble, double, napi_get_value_double)
READ(readInt32, int32_t, napi_get_value_int32)
READ(readBool, bool, napi_get_value_bool)

MAKE(makeInt32, napi_create_int32(env, 5, &value))
MAKE(makeDouble, napi_create_double(env, 5, &value))
MAKE(makeBool, napi_get_boolean(env, true, &value))
MAKE(makeUndefined, napi_get_undefined(env, &value))

static Value setBlock(Env env, Info info) {
  ARGUMENTS(1);
  void *data;
  napi_get_typedarray_info(env, arguments[0], 0, 0, &data, 0, 0);
  block = data;
  return 0;
}

static Value fourInBlock(Env env, Info info) {
  block[0] = block[0] + block[1] + block[2] + block[3];
  return 0;
}

#define ROW(name) {#name, name}

static const struct {
  const char *name;
  Callback callback;
} TABLE[] = {
    ROW(empty),        ROW(oneArgument), ROW(sixArguments), ROW(viewWithAll),   ROW(viewWithKind),
    ROW(view),         ROW(viewDataOnly), ROW(twoViews),    ROW(bufferInfo),    ROW(readDouble),
    ROW(readInt32),    ROW(readBool),    ROW(makeInt32),    ROW(makeDouble),    ROW(makeBool),
    ROW(makeUndefined), ROW(setBlock),   ROW(fourInBlock),
};

Value napi_register_module_v1(Env env, Value exports) {
  for (size_t i = 0; i < sizeof TABLE / sizeof *TABLE; i++) {
    Value function;
    napi_create_function(env, TABLE[i].name, (size_t)-1, TABLE[i].callback, 0, &function);
    napi_set_named_property(env, exports, TABLE[i].name, function);
  }
  return exports;
}
