//! The built pages: three entries and their files, compiled in (release) or read from disk (debug).

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::Request;
use axum::http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, IF_NONE_MATCH, VARY,
};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::response::Response;
use data_encoding::HEXLOWER;
use rust_embed::EmbeddedFile;

use super::net::RequestId;
use super::net::answer::Stopped;
use super::net::paths;

/// Gives a built file by its name.
type Built = fn(&str) -> Option<EmbeddedFile>;

/// In a release the pages are part of the program. A release built before the pages has none.
#[cfg(not(debug_assertions))]
#[derive(rust_embed::RustEmbed)]
#[folder = "../../web/dist"]
#[allow_missing = true]
struct Dist;

#[cfg(not(debug_assertions))]
fn dist(name: &str) -> Option<EmbeddedFile> {
    Dist::get(name)
}

/// In a debug build they are read from disk each time: built pages show at a reload, whether they
/// were there when the program was compiled or not.
#[cfg(debug_assertions)]
fn dist(name: &str) -> Option<EmbeddedFile> {
    read_inside(concat!(env!("CARGO_MANIFEST_DIR"), "/../../web/dist").as_ref(), name)
}

/// A file that lies inside `folder`, links followed.
#[cfg(debug_assertions)]
fn read_inside(folder: &std::path::Path, name: &str) -> Option<EmbeddedFile> {
    let folder = folder.canonicalize().ok()?;
    let path = folder.join(name).canonicalize().ok()?;
    let inside = path.starts_with(&folder) && path.is_file();
    inside.then(|| rust_embed::utils::read_file_from_fs(&path).ok()).flatten()
}

/// Vite puts a content hash into the names below this folder, so they never change.
const HASHED: &str = "assets/";

const NOT_BUILT: &str = "<!doctype html><html lang=\"zh-CN\"><meta charset=\"utf-8\">\
    <title>知客 Zhike</title><body><h1>页面还没有构建 · The pages are not built yet</h1>\
    <p>在源码目录执行这两条命令,然后刷新: / Run these two commands in the source folder, then \
    reload:</p><pre>cd web &amp;&amp; npm ci &amp;&amp; npm run build\ncargo run</pre>\
    <p>接口在 / The API is at <code>/api/v1</code></p></body></html>";

/// `router` with the pages behind it: what it does not route is a page, a file of a page, or 404.
pub fn behind(router: Router) -> Router {
    router.fallback(page)
}

async fn page(request: Request) -> Response {
    let not_there = || {
        let id = request.extensions().get::<RequestId>();
        id.map_or_else(bare_404, |id| Stopped::NoRoute.answer(id))
    };
    let path = request.uri().path();
    if paths::is_machine_path(path) || !matches!(*request.method(), Method::GET | Method::HEAD) {
        return not_there();
    }
    let wanted = match entry(path) {
        Some(entry) => entry,
        None => path.trim_start_matches('/'),
    };
    match file(dist, wanted, request.headers()) {
        Some(response) => response,
        None if entry(path).is_some() => html(StatusCode::OK, NOT_BUILT.as_bytes().into()),
        None => not_there(),
    }
}

/// The HTML file behind a page's address; the page itself looks at the rest of it.
fn entry(path: &str) -> Option<&'static str> {
    let first = path.trim_start_matches('/').split('/').next().unwrap_or("");
    match first {
        "" | "app" | "login" | "setup" | "print" => Some("staff.html"),
        "m" | "k" => Some("guest.html"),
        "tv" => Some("board.html"),
        _ => None,
    }
}

/// A built file in the smallest form the client understands. Names that climb out of the folder,
/// the compressed twins and hidden files are not there.
fn file(dist: Built, name: &str, headers: &HeaderMap) -> Option<Response> {
    let hidden = name.split('/').any(|part| part.is_empty() || part.starts_with('.'));
    let kind = content_type(name)?;
    if hidden || name.contains(['\\', '\0']) {
        return None;
    }
    let plain = dist(name)?;
    let tag = HeaderValue::from_str(&tag(&plain)).ok()?;
    let mut response = match unchanged(headers, &tag) {
        true => status_only(StatusCode::NOT_MODIFIED),
        false => whole(dist, name, plain, headers),
    };
    let kept = match name.starts_with(HASHED) {
        true => "public, max-age=31536000, immutable",
        false => "no-cache",
    };
    let answer = response.headers_mut();
    answer.insert(ETAG, tag);
    answer.insert(CACHE_CONTROL, HeaderValue::from_static(kept));
    answer.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    answer.insert(VARY, HeaderValue::from_static("accept-encoding"));
    Some(response)
}

fn whole(dist: Built, name: &str, plain: EmbeddedFile, headers: &HeaderMap) -> Response {
    let accepted = accepted(headers);
    for (ending, coding) in [("br", "br"), ("gz", "gzip")] {
        if accepted.iter().any(|known| known == coding)
            && let Some(small) = dist(&format!("{name}.{ending}"))
        {
            let mut response = Response::new(body_of(small));
            response.headers_mut().insert(CONTENT_ENCODING, HeaderValue::from_static(coding));
            return response;
        }
    }
    Response::new(body_of(plain))
}

fn body_of(file: EmbeddedFile) -> Body {
    match file.data {
        std::borrow::Cow::Borrowed(data) => Body::from(Bytes::from_static(data)),
        std::borrow::Cow::Owned(data) => Body::from(data),
    }
}

/// Weak, because the same tag stands for the compressed twins.
fn tag(file: &EmbeddedFile) -> String {
    let hash = file.metadata.sha256_hash();
    format!("W/\"{}\"", HEXLOWER.encode(hash.get(..12).unwrap_or(&hash)))
}

fn unchanged(headers: &HeaderMap, tag: &HeaderValue) -> bool {
    let known = headers.get(IF_NONE_MATCH).and_then(|value| value.to_str().ok()).unwrap_or("");
    let tag = tag.to_str().unwrap_or("-");
    known.split(',').any(|one| one.trim() == tag)
}

/// The codings of `Accept-Encoding` that are not switched off by `q=0`.
fn accepted(headers: &HeaderMap) -> Vec<String> {
    let text = headers.get(ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or("");
    let wanted = text.split(',').filter_map(|part| {
        let mut pieces = part.split(';').map(str::trim);
        let coding = pieces.next()?.to_ascii_lowercase();
        let off = pieces.any(|p| p.strip_prefix("q=").is_some_and(|q| q.parse() == Ok(0.0f32)));
        (!off).then_some(coding)
    });
    wanted.collect()
}

/// Only what a build makes has a type here; anything else (source maps among them) is not served.
fn content_type(name: &str) -> Option<&'static str> {
    let (_, ending) = name.rsplit_once('.')?;
    Some(match ending {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "txt" => "text/plain; charset=utf-8",
        "mp3" => "audio/mpeg",
        "wav" => "audio/wav",
        _ => return None,
    })
}

fn html(status: StatusCode, body: Bytes) -> Response {
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = status;
    let kind = HeaderValue::from_static("text/html; charset=utf-8");
    response.headers_mut().insert(CONTENT_TYPE, kind);
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    response
}

fn status_only(status: StatusCode) -> Response {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = status;
    response
}

fn bare_404() -> Response {
    status_only(StatusCode::NOT_FOUND)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_address_has_its_entry() {
        for (path, expected) in [
            ("/", Some("staff.html")),
            ("/app", Some("staff.html")),
            ("/app/guests/guest_1", Some("staff.html")),
            ("/login", Some("staff.html")),
            ("/setup", Some("staff.html")),
            ("/print/receipt/bill_1", Some("staff.html")),
            ("/m", Some("guest.html")),
            ("/m/card", Some("guest.html")),
            ("/k/queue", Some("guest.html")),
            ("/tv/hall", Some("board.html")),
            ("/apple", None),
            ("/assets/a.js", None),
        ] {
            assert_eq!(entry(path), expected, "{path}");
        }
    }

    /// A build of one page with one script, whose content is its own name.
    fn built(name: &str) -> Option<EmbeddedFile> {
        const NAMES: [&str; 8] = [
            "staff.html",
            "staff.html.br",
            "assets/a-1f.js",
            "assets/a-1f.js.br",
            "assets/a-1f.js.gz",
            "assets/a-1f.js.map",
            "boot.js",
            ".vite/manifest.json",
        ];
        let data = NAMES.into_iter().find(|known| *known == name)?.as_bytes();
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        std::fs::write(&path, data).unwrap();
        rust_embed::utils::read_file_from_fs(&path).ok()
    }

    async fn got(name: &str, headers: &[(&'static str, &str)]) -> (StatusCode, HeaderMap, String) {
        let pairs = headers.iter().map(|(k, v)| (k.parse().unwrap(), v.parse().unwrap()));
        let response = file(built, name, &pairs.collect::<HeaderMap>()).unwrap();
        let (parts, body) = response.into_parts();
        let bytes = axum::body::to_bytes(body, 1000).await.unwrap();
        (parts.status, parts.headers, String::from_utf8(bytes.to_vec()).unwrap())
    }

    #[tokio::test]
    async fn the_smallest_form_the_client_takes_is_sent() {
        let name = "assets/a-1f.js";
        let (_, headers, body) = got(name, &[("accept-encoding", "gzip, br")]).await;
        assert_eq!(headers["content-encoding"], "br");
        assert_eq!(body, "assets/a-1f.js.br");
        assert_eq!(headers["content-type"], "text/javascript; charset=utf-8");
        assert_eq!(headers["vary"], "accept-encoding");
        let (_, headers, body) = got(name, &[("accept-encoding", "gzip, br;q=0")]).await;
        assert_eq!(headers["content-encoding"], "gzip");
        assert_eq!(body, "assets/a-1f.js.gz");
        let (_, headers, body) = got(name, &[]).await;
        assert!(!headers.contains_key("content-encoding"));
        assert_eq!(body, name);
        let (_, _, body) = got("staff.html", &[("accept-encoding", "gzip")]).await;
        assert_eq!(body, "staff.html", "without a .gz twin the plain file is sent");
    }

    #[tokio::test]
    async fn hashed_files_are_kept_for_ever_and_pages_are_asked_for_again() {
        let (_, headers, _) = got("assets/a-1f.js", &[]).await;
        assert_eq!(headers["cache-control"], "public, max-age=31536000, immutable");
        for name in ["staff.html", "boot.js"] {
            let (_, headers, _) = got(name, &[]).await;
            assert_eq!(headers["cache-control"], "no-cache", "{name}");
        }
        let (_, headers, _) = got("staff.html", &[]).await;
        let tag = headers["etag"].to_str().unwrap();
        let (status, again, body) = got("staff.html", &[("if-none-match", tag)]).await;
        assert_eq!((status, body.as_str()), (StatusCode::NOT_MODIFIED, ""));
        assert_eq!(again["etag"], tag);
        let (status, ..) = got("staff.html", &[("if-none-match", "W/\"other\"")]).await;
        assert_eq!(status, StatusCode::OK);
    }

    #[test]
    fn names_outside_the_built_pages_are_not_there() {
        for name in [
            "../Cargo.toml",
            "assets/../../Cargo.toml",
            "..",
            ".env",
            "assets/.git/config",
            "/etc/passwd",
            "assets\\..\\x.js",
            "assets/a-1f.js.map",
            "assets/a-1f.js.br",
            "assets/a-1f.js.gz",
            ".vite/manifest.json",
            "./boot.js",
            "//boot.js",
            "x.toml",
            "x",
        ] {
            assert!(file(built, name, &HeaderMap::new()).is_none(), "{name}");
        }
    }

    #[cfg(debug_assertions)]
    #[test]
    fn only_what_lies_inside_the_folder_is_read_from_disk() {
        let above = tempfile::tempdir().unwrap();
        let folder = above.path().join("dist");
        assert!(read_inside(&folder, "a.js").is_none(), "a folder that is not there");
        std::fs::create_dir_all(folder.join("assets")).unwrap();
        for path in ["secret.js", "dist/a.js", "dist/assets/b.js"] {
            std::fs::write(above.path().join(path), path).unwrap();
        }
        std::os::unix::fs::symlink(above.path().join("secret.js"), folder.join("link.js")).unwrap();
        assert!(read_inside(&folder, "a.js").is_some());
        assert!(read_inside(&folder, "assets/b.js").is_some());
        for name in ["../secret.js", "link.js", "assets", "/etc/passwd", "assets/../../secret.js"] {
            assert!(read_inside(&folder, name).is_none(), "{name}");
        }
    }

    #[test]
    fn codings_are_taken_as_the_client_ranks_them() {
        let accepted_of = |text: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(ACCEPT_ENCODING, HeaderValue::from_static(text));
            accepted(&headers).join(" ")
        };
        assert_eq!(accepted_of("gzip, deflate, br"), "gzip deflate br");
        assert_eq!(accepted_of("gzip;q=0, br;q=0.5"), "br");
        assert_eq!(accepted_of(""), "");
    }
}
