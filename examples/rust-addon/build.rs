//! Tells cargo how a Node-API addon links on this platform (the symbols come from the host).

fn main() {
    napi_build::setup();
}
