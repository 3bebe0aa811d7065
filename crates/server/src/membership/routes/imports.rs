//! `/guest-imports`: guests and members of another system, out of their lists.

use axum::http::StatusCode;
use serde_json::json;
use zhike_domain::team::permission::Permission::GuestImport;
use zhike_store::{StoreError, Tx};

use crate::imports::http::{self, ImportQuery, UploadQuery};
use crate::imports::mapping::MappingBody;
use crate::imports::{LONGEST_FILE, read};
use crate::membership::imports::GUESTS;
use crate::platform::http::call::{Call, PathIds};
use crate::platform::http::route::{
    KeyRule, Route, RowScope, Target, Upload, delete, get, post, put,
};

/// The store of an import of guests.
fn row_scope(tx: &mut Tx<'_>, path: &PathIds) -> Result<Option<RowScope>, StoreError> {
    read::row_scope(tx, path, GUESTS)
}

/// All routes of this file.
#[must_use]
pub fn all() -> Vec<Route> {
    let row = Target::Row(row_scope);
    let columns = json!([{"is_read": true, "targets": ["name", "phone", null]}]);
    let mapping = json!({"source": "POS", "sheets": columns});
    vec![
        get("/api/v1/stores/{store_id}/guest-imports", "list_guest_imports")
            .about("Lists of guests of other systems, the newest first")
            .needs(GuestImport, Target::StoreInPath)
            .query::<ImportQuery>()
            .to(|call: Call| http::page(call, GUESTS)),
        post("/api/v1/stores/{store_id}/guest-imports", "stage_guest_import")
            .about("Bring a list of guests; nothing of it is written yet")
            .needs(GuestImport, Target::StoreInPath)
            .key(KeyRule::Required)
            .status(StatusCode::CREATED)
            .query::<UploadQuery>()
            .takes_upload(LONGEST_FILE, |call: Call, upload: Upload| {
                http::upload(call, upload, GUESTS)
            }),
        get("/api/v1/guest-import-sources", "list_guest_import_sources")
            .about("Systems whose columns are remembered")
            .needs(GuestImport, Target::AnyStore)
            .to(|call: Call| http::sources(call, GUESTS)),
        get("/api/v1/guest-imports/{import_id}", "get_guest_import")
            .about("A list: how it is read, its first rows, what it comes to")
            .needs(GuestImport, row)
            .to(|call: Call| http::show(call, GUESTS)),
        put("/api/v1/guest-imports/{import_id}/mapping", "map_guest_import")
            .about("Say what each column holds")
            .needs(GuestImport, row)
            .versioned()
            .takes(mapping, |call: Call, body: MappingBody| http::map(call, body, GUESTS)),
        post("/api/v1/guest-imports/{import_id}/run", "run_guest_import")
            .about("Write the import; guests are there as they are written")
            .needs(GuestImport, row)
            .key(KeyRule::Required)
            .status(StatusCode::ACCEPTED)
            .to(|call: Call| http::run(call, GUESTS)),
        post("/api/v1/guest-imports/{import_id}/undo", "undo_guest_import")
            .about("Take back what the import brought; who was changed since stays")
            .needs(GuestImport, row)
            .key(KeyRule::Required)
            .status(StatusCode::ACCEPTED)
            .to(http::undo),
        delete("/api/v1/guest-imports/{import_id}", "discard_guest_import")
            .about("Throw a list away of which nothing is written")
            .needs(GuestImport, row)
            .status(StatusCode::NO_CONTENT)
            .to(http::discard),
    ]
}
