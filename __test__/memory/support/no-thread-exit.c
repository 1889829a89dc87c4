/*
 * Preloaded: destructors of thread-local variables are forgotten. For their sake the loader of glibc keeps a library
 * that is closed until the thread ends, which other systems' loaders do not.
 */

int __cxa_thread_atexit_impl(void (*destructor)(void *), void *object, void *library);

int __cxa_thread_atexit_impl(void (*destructor)(void *), void *object, void *library) {
  (void)destructor;
  (void)object;
  (void)library;
  return 0;
}
