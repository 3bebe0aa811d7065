//! What routes of every kind do: a file comes, is looked at, said how to read, run, undone.

use std::io::Write;
use std::sync::Arc;

use axum::body::Body;
use axum::http::StatusCode;
use http_body_util::BodyExt;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use zhike_domain::imports::{Guess, known_in};
use zhike_domain::kernel::id::{ImportId, StoreId};
use zhike_domain::kernel::name::Name;
use zhike_store::{Tx, p};

use super::actions::{self, Staged};
use super::mapping::{Mapping, MappingBody};
use super::read;
use super::sheet::{self, Looked};
use super::sql::{self, ImportKept};
use super::views::{ImportRow, ImportSource, ImportState, ImportView};
use super::{BOUNDS, HEAD, Kind, kind_of, staged_files};
use crate::platform::http::act::Work;
use crate::platform::http::call::Call;
use crate::platform::http::list::{self, Last, Page};
use crate::platform::http::reply::Reply;
use crate::platform::http::route::Upload;
use crate::platform::jobs::Files;
use crate::platform::problem::Problem;

const LIST: &str = "imports";
/// Rows of each sheet that are shown.
const PREVIEW: usize = 20;
/// What a file's source is called when nobody says it and its headers do not give it away.
pub const USUAL_SOURCE: &str = "POS";
/// The longest name of a file that is kept, characters.
const LONGEST_NAME: usize = 120;

/// How a file comes.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UploadQuery {
    /// Which system wrote it, in the house's words; guessed when absent.
    #[serde(default)]
    source: Option<String>,
}

/// Which page.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ImportQuery {
    limit: Option<u32>,
    cursor: Option<String>,
}

/// What is kept under the key of a write.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct ImportRef {
    import_id: ImportId,
}

/// The imports of a store, the newest first.
///
/// # Errors
/// Those of the query and the store.
pub async fn page(call: Call, kind: &'static str) -> Result<Reply<Page<ImportRow>>, Problem> {
    let store_id: StoreId = call.id("store_id")?;
    let query: ImportQuery = call.query()?;
    let limit = list::limit_of(query.limit)?;
    let keyring = call.app.keyring.clone();
    let beginning = Last { sort: 0, id: i64::MAX };
    let last = list::start(&keyring, LIST, query.cursor.as_deref(), beginning)?;
    let now = call.now.0;
    let rows = call.read(move |tx| {
        let page = p![store_id.raw(), kind, last.id, i64::from(limit) + 1];
        let rows: Vec<ImportKept> = tx.all(&sql::LIST, page)?;
        rows.iter().map(|row| read::view(tx, &keyring, row, now)).collect::<Result<Vec<_>, _>>()
    });
    let rows = rows.await?;
    let keyring = &call.app.keyring;
    let sign =
        |row: &ImportRow| list::sign(keyring, LIST, &Last { sort: 0, id: row.import_id.raw() });
    Ok(Reply::new(Page::cut(rows, limit, sign)?))
}

/// The sources whose columns are remembered.
///
/// # Errors
/// Those of the store.
pub async fn sources(call: Call, kind: &'static str) -> Result<Reply<Page<ImportSource>>, Problem> {
    let sources = call.read(move |tx| read::sources(tx, kind)).await?;
    Ok(Reply::new(Page::whole(sources)))
}

/// An import with the first rows of its file.
///
/// # Errors
/// 404, and those of the store.
pub async fn show(call: Call, kind: &'static str) -> Result<Reply<ImportView>, Problem> {
    let import_id: ImportId = call.id("import_id")?;
    let kind = kind_of(&call.app, kind)?;
    let (keyring, now) = (call.app.keyring.clone(), call.now.0);
    let found = call.read(move |tx| {
        let row = read::import(tx, import_id)?;
        Ok((read::view(tx, &keyring, &row, now)?, read::mapping_of(&keyring, &row)?))
    });
    let (import, mapping) = found.await?;
    let is_here = matches!(import.state, ImportState::Staged | ImportState::Failed);
    let heads = if is_here { heads(&call, import_id, &mapping).await? } else { Vec::new() };
    let version = import.version;
    let fields = kind.fields().iter().map(|field| field.word).filter(|word| !word.is_empty());
    let view = ImportView {
        import,
        written: mapping.form.written.clone(),
        sheets: ImportView::sheets_of(&mapping, &heads, PREVIEW),
        targets: fields.map(str::to_owned).collect(),
        date_order: mapping.date_order,
        is_date_ambiguous: mapping.is_date_ambiguous && mapping.date_order.is_none(),
        lacks: actions::lacks(&*kind, &mapping).map(|problem| problem.code.to_owned()),
    };
    Ok(Reply::new(view).version(version))
}

/// The first rows of the file; none when it is gone or lies on another node.
async fn heads(
    call: &Call,
    import_id: ImportId,
    mapping: &Mapping,
) -> Result<Vec<Vec<Vec<String>>>, Problem> {
    let files = staged_files(&call.app);
    let form = mapping.form.clone();
    let read = tokio::task::spawn_blocking(move || {
        let source = read::Staged::new(&files, import_id);
        sheet::heads(&source, &form, BOUNDS, HEAD)
    });
    Ok(read.await.map_err(Problem::fault)?.unwrap_or_default())
}

/// Takes a file.
///
/// # Errors
/// 413, 422 when it is no table, and those of the store; then nothing of it stays.
pub async fn upload(
    mut call: Call,
    upload: Upload,
    kind: &'static str,
) -> Result<Reply<ImportRow>, Problem> {
    let query: UploadQuery = call.query()?;
    let store_id: StoreId = call.id("store_id")?;
    let said = query.source.as_deref().map(str::parse::<Name>).transpose();
    let said = said.map_err(crate::platform::http::call::refuse)?;
    let kind = kind_of(&call.app, kind)?;
    let files = staged_files(&call.app);
    let import_id = ImportId::from_raw(call.app.id_block(1).at(0));
    let taken = take(&mut call, &files, import_id, upload, kind.clone(), said).await;
    let kept = match taken {
        Ok(taken) => keep(&call, store_id, import_id, kind, taken).await,
        Err(problem) => Err(problem),
    };
    let is_kept = matches!(&kept, Ok((kept, _)) if *kept == import_id);
    if !is_kept {
        throw_away(files, import_id).await;
    }
    Ok(kept?.1)
}

async fn throw_away(files: Files, import_id: ImportId) {
    let gone = tokio::task::spawn_blocking(move || files.delete(import_id.raw())).await;
    if let Ok(Err(why)) = gone {
        tracing::warn!(%why, "a file that was not taken is still there");
    }
}

/// A file that lies here and was looked at.
struct TakenFile {
    bytes: i64,
    rows: u32,
    mapping: Mapping,
    source: Name,
    file_name: Option<String>,
}

/// Lets the file lie down, sealed, piece by piece as it comes; then looks at it.
async fn take(
    call: &mut Call,
    files: &Files,
    import_id: ImportId,
    upload: Upload,
    kind: Arc<dyn Kind>,
    said: Option<Name>,
) -> Result<TakenFile, Problem> {
    let (bytes, hash) = lie_down(files, import_id, upload.body).await?;
    let mut whole = Sha256::new();
    whole.update(call.request_hash);
    whole.update(hash);
    call.request_hash = whole.finalize().into();
    if let Some(key) = &mut call.key {
        key.request_hash = call.request_hash;
    }
    let fields = kind.fields();
    let (source_files, guesser) = (files.clone(), kind.clone());
    let looked = tokio::task::spawn_blocking(move || {
        let source = read::Staged::new(&source_files, import_id);
        let looked = sheet::look(&source, BOUNDS, HEAD, &|row| known_in(fields, row))?;
        let guesses: Vec<Guess> = looked.heads.iter().map(|rows| guesser.guess(rows)).collect();
        let system = guesser.system(&guesses);
        Ok::<_, sheet::SheetFault>((looked, system))
    });
    let (looked, system) = looked.await.map_err(Problem::fault)??;
    let usual = || system.unwrap_or(USUAL_SOURCE).parse::<Name>().map_err(Problem::fault);
    let source = said.map_or_else(usual, Ok)?;
    let (keyring, word, name) = (call.app.keyring.clone(), kind.name(), source.clone());
    let saved = call.read(move |tx| read::saved(tx, &keyring, word, name.as_str())).await?;
    let Looked { form, heads, rows } = looked;
    let saved = saved.map(|(_, saved)| saved);
    let mapping = Mapping::guessed(&*kind, form, &heads, saved.as_ref());
    Ok(TakenFile { bytes, rows, mapping, source, file_name: file_name(call) })
}

async fn keep(
    call: &Call,
    store_id: StoreId,
    import_id: ImportId,
    kind: Arc<dyn Kind>,
    taken: TakenFile,
) -> Result<(ImportId, Reply<ImportRow>), Problem> {
    let (keyring, now) = (call.app.keyring.clone(), call.now.0);
    let kept_id = Arc::new(std::sync::Mutex::new(import_id));
    let heard = Arc::clone(&kept_id);
    let act = move |work: &mut Work<'_, '_>| {
        let staged = Staged {
            import_id,
            store_id,
            source: &taken.source,
            file_name: taken.file_name.as_deref(),
            bytes: taken.bytes,
            rows: taken.rows,
            mapping: &taken.mapping,
        };
        actions::stage(work, &*kind, &staged)?;
        actions::ask_count(work, &*kind, import_id)?;
        Ok(ImportRef { import_id })
    };
    let show = move |tx: &mut Tx<'_>, kept: &ImportRef| {
        *heard.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = kept.import_id;
        let row = read::import(tx, kept.import_id)?;
        read::view(tx, &keyring, &row, now)
    };
    let reply = call.write_and_show(&[actions::turn_of(store_id)], act, show).await?;
    let kept = *kept_id.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    Ok((kept, reply))
}

/// Seals a body into the data folder as it comes; answers its length and SHA-256.
async fn lie_down(
    files: &Files,
    import_id: ImportId,
    mut body: Body,
) -> Result<(i64, [u8; 32]), Problem> {
    let (pieces, mut coming) = tokio::sync::mpsc::channel::<axum::body::Bytes>(4);
    let files = files.clone();
    let writing = tokio::task::spawn_blocking(move || {
        let mut file = files.create(import_id.raw(), "")?;
        let (mut hash, mut length) = (Sha256::new(), 0_i64);
        while let Some(piece) = coming.blocking_recv() {
            hash.update(&piece);
            length += i64::try_from(piece.len()).unwrap_or(0);
            file.write_all(&piece)?;
        }
        file.finish()?;
        Ok::<_, crate::platform::jobs::FileError>((length, hash.finalize().into()))
    });
    let mut broken = None;
    while let Some(frame) = body.frame().await {
        match frame.map(|frame| frame.into_data()) {
            Ok(Ok(piece)) => {
                if pieces.send(piece).await.is_err() {
                    break;
                }
            }
            // Trailers say nothing.
            Ok(Err(_trailers)) => {}
            Err(why) => {
                broken = Some(Upload::problem(why));
                break;
            }
        }
    }
    drop(pieces);
    let written = writing.await.map_err(Problem::fault)?;
    match broken {
        Some(problem) => Err(problem),
        None => written.map_err(|why| match why {
            crate::platform::jobs::FileError::Io(why)
                if why.kind() == std::io::ErrorKind::StorageFull =>
            {
                Problem::new(StatusCode::INSUFFICIENT_STORAGE, "store.disk_full")
            }
            other => Problem::fault(other),
        }),
    }
}

/// The file's name out of its header, where it is written with escapes.
fn file_name(call: &Call) -> Option<String> {
    let text = call.headers.get("file-name")?.to_str().ok()?;
    let bytes = percent_decoded(text);
    let name = String::from_utf8(bytes).ok()?;
    let name: String = name.chars().filter(|c| !c.is_control()).take(LONGEST_NAME).collect();
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default().trim().to_owned();
    (!name.is_empty()).then_some(name)
}

fn percent_decoded(text: &str) -> Vec<u8> {
    let mut pieces = text.split('%');
    let mut bytes = pieces.next().unwrap_or_default().as_bytes().to_vec();
    for piece in pieces {
        let escaped = piece.get(..2).and_then(|hex| u8::from_str_radix(hex, 16).ok());
        match escaped {
            Some(byte) => {
                bytes.push(byte);
                bytes.extend(piece.bytes().skip(2));
            }
            None => {
                bytes.push(b'%');
                bytes.extend(piece.bytes());
            }
        }
    }
    bytes
}

/// Says anew how a file is read.
///
/// # Errors
/// As [`actions::map`].
pub async fn map(
    call: Call,
    body: MappingBody,
    kind: &'static str,
) -> Result<Reply<ImportView>, Problem> {
    let (import_id, version): (ImportId, i64) = (call.id("import_id")?, call.version()?);
    let of_kind = kind_of(&call.app, kind)?;
    let act =
        move |work: &mut Work<'_, '_>| actions::map(work, &*of_kind, import_id, version, &body);
    let _: Reply<()> = call.write(&[], act).await?;
    show(call, kind).await
}

/// Asks for the import to be written.
///
/// # Errors
/// As [`actions::ask_run`].
pub async fn run(call: Call, kind: &'static str) -> Result<Reply<ImportRow>, Problem> {
    let import_id: ImportId = call.id("import_id")?;
    let kind = kind_of(&call.app, kind)?;
    asked(call, import_id, move |work| actions::ask_run(work, &*kind, import_id)).await
}

/// Undoes the import as a whole.
///
/// # Errors
/// As [`actions::ask_undo`].
pub async fn undo(call: Call) -> Result<Reply<ImportRow>, Problem> {
    let import_id: ImportId = call.id("import_id")?;
    asked(call, import_id, move |work| actions::ask_undo(work, import_id)).await
}

async fn asked(
    call: Call,
    import_id: ImportId,
    ask: impl Fn(&mut Work<'_, '_>) -> Result<(), Problem> + Send + 'static,
) -> Result<Reply<ImportRow>, Problem> {
    let (keyring, now) = (call.app.keyring.clone(), call.now.0);
    let row = call.read(move |tx| read::import(tx, import_id)).await?;
    let locks = [actions::turn_of(StoreId::from_raw(row.store_id))];
    let act = move |work: &mut Work<'_, '_>| {
        ask(work)?;
        Ok(ImportRef { import_id })
    };
    let show = move |tx: &mut Tx<'_>, kept: &ImportRef| {
        let row = read::import(tx, kept.import_id)?;
        read::view(tx, &keyring, &row, now)
    };
    call.write_and_show(&locks, act, show).await
}

/// Throws a file away of which nothing is written.
///
/// # Errors
/// As [`actions::discard`].
pub async fn discard(call: Call) -> Result<Reply<()>, Problem> {
    let (import_id, version): (ImportId, i64) = (call.id("import_id")?, call.version()?);
    let act = move |work: &mut Work<'_, '_>| actions::discard(work, import_id, version);
    let reply = call.write(&[], act).await?;
    throw_away(staged_files(&call.app), import_id).await;
    Ok(reply)
}
