//! `/order-imports`: what other tills sold, out of their files.

use axum::http::StatusCode;
use serde_json::json;
use zhike_domain::team::permission::Permission::BillImport;
use zhike_store::{StoreError, Tx};

use crate::checkout::imports::ORDERS;
use crate::imports::http::{self, ImportQuery, UploadQuery};
use crate::imports::mapping::MappingBody;
use crate::imports::{LONGEST_FILE, read};
use crate::platform::http::call::{Call, PathIds};
use crate::platform::http::route::{
    KeyRule, Route, RowScope, Target, Upload, delete, get, post, put,
};

/// The store of an import of orders.
fn row_scope(tx: &mut Tx<'_>, path: &PathIds) -> Result<Option<RowScope>, StoreError> {
    read::row_scope(tx, path, ORDERS)
}

/// All routes of this file.
#[must_use]
pub fn all() -> Vec<Route> {
    let row = Target::Row(row_scope);
    let columns = json!([{"is_read": true, "targets": ["paid_at", "net", null]}]);
    let mapping = json!({"source": "POS", "sheets": columns});
    vec![
        get("/api/v1/stores/{store_id}/order-imports", "list_order_imports")
            .about("Files of other tills, the newest first")
            .needs(BillImport, Target::StoreInPath)
            .query::<ImportQuery>()
            .to(|call: Call| http::page(call, ORDERS)),
        post("/api/v1/stores/{store_id}/order-imports", "stage_order_import")
            .about("Bring a file of another till; nothing of it is written yet")
            .needs(BillImport, Target::StoreInPath)
            .key(KeyRule::Required)
            .status(StatusCode::CREATED)
            .query::<UploadQuery>()
            .takes_upload(LONGEST_FILE, |call: Call, upload: Upload| {
                http::upload(call, upload, ORDERS)
            }),
        get("/api/v1/order-import-sources", "list_order_import_sources")
            .about("Systems whose columns are remembered")
            .needs(BillImport, Target::AnyStore)
            .to(|call: Call| http::sources(call, ORDERS)),
        get("/api/v1/order-imports/{import_id}", "get_order_import")
            .about("A file: how it is read, its first rows, what it comes to")
            .needs(BillImport, row)
            .to(|call: Call| http::show(call, ORDERS)),
        put("/api/v1/order-imports/{import_id}/mapping", "map_order_import")
            .about("Say what each column holds")
            .needs(BillImport, row)
            .versioned()
            .takes(mapping, |call: Call, body: MappingBody| http::map(call, body, ORDERS)),
        post("/api/v1/order-imports/{import_id}/run", "run_order_import")
            .about("Write the import: all of it, or nothing")
            .needs(BillImport, row)
            .key(KeyRule::Required)
            .status(StatusCode::ACCEPTED)
            .to(|call: Call| http::run(call, ORDERS)),
        post("/api/v1/order-imports/{import_id}/undo", "undo_order_import")
            .about("Undo the import as a whole")
            .needs(BillImport, row)
            .key(KeyRule::Required)
            .status(StatusCode::ACCEPTED)
            .to(http::undo),
        delete("/api/v1/order-imports/{import_id}", "discard_order_import")
            .about("Throw a file away of which nothing is written")
            .needs(BillImport, row)
            .status(StatusCode::NO_CONTENT)
            .to(http::discard),
    ]
}
