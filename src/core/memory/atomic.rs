//! The atomics of the [ledger](super::Ledger): those of `std`, or of loom in its models.

#[cfg(not(all(test, loom)))]
pub(super) use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

#[cfg(all(test, loom))]
pub(super) use self::modelled::AtomicUsize;
#[cfg(all(test, loom))]
pub(super) use loom::sync::atomic::Ordering::Relaxed;

#[cfg(all(test, loom))]
mod modelled {
    use std::sync::OnceLock;

    use loom::sync::atomic::{self, Ordering};

    /// An atomic of loom's that is made when it is first used: that is part of a model, and a ledger can be a constant.
    #[derive(Debug)]
    pub(in super::super) struct AtomicUsize(OnceLock<atomic::AtomicUsize>, usize);

    impl AtomicUsize {
        pub(in super::super) const fn new(value: usize) -> Self {
            Self(OnceLock::new(), value)
        }

        fn get(&self) -> &atomic::AtomicUsize {
            self.0.get_or_init(|| atomic::AtomicUsize::new(self.1))
        }

        pub(in super::super) fn load(&self, order: Ordering) -> usize {
            self.get().load(order)
        }

        pub(in super::super) fn store(&self, value: usize, order: Ordering) {
            self.get().store(value, order);
        }

        pub(in super::super) fn fetch_max(&self, value: usize, order: Ordering) -> usize {
            self.get().fetch_max(value, order)
        }

        pub(in super::super) fn fetch_update(
            &self,
            set: Ordering,
            fetch: Ordering,
            change: impl FnMut(usize) -> Option<usize>,
        ) -> Result<usize, usize> {
            self.get().fetch_update(set, fetch, change)
        }
    }
}
