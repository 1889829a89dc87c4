//! Placeholder until the codecs arrive.
