//! A release holds the built pages; it is built anew when they are. (Debug builds read them from
//! disk at run time, so building the pages there changes nothing.)

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if std::env::var("PROFILE").as_deref() == Ok("release") {
        // Names of all other files hold their content's hash and stand in these three.
        for entry in ["staff.html", "guest.html", "board.html"] {
            println!("cargo::rerun-if-changed=../../web/dist/{entry}");
        }
    }
}
