//! An address as a picture in the terminal, for a phone's camera.

use qrcode::QrCode;
use qrcode::render::unicode::Dense1x2;

/// The picture, two rows of squares to a line. Dark and light are swapped: most terminals are dark,
/// and cameras read either way only when the quiet zone is lit.
pub fn picture(text: &str) -> Option<String> {
    let code = QrCode::new(text.as_bytes()).ok()?;
    let mut render = code.render::<Dense1x2>();
    render.dark_color(Dense1x2::Light).light_color(Dense1x2::Dark);
    Some(render.build())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_fits_a_small_square_and_every_address_has_its_own() {
        let picture = |text| picture(text).expect("it fits");
        let one = picture("http://192.168.1.5:8480/");
        assert!(one.lines().count() <= 20, "{one}");
        let widths = one.lines().map(|line| line.chars().count());
        assert!(widths.clone().max() == widths.min(), "a rectangle");
        assert_ne!(one, picture("http://192.168.1.6:8480/"));
    }
}
