//! Placeholder until the codec oracles arrive.
