//! `openapi.json` (3.1), made from the route table; nothing in it is written by hand.

use schemars::generate::{SchemaGenerator, SchemaSettings};
use serde_json::{Map, Value, json};

use super::route::{Access, KeyRule, Route};

/// The whole document.
#[must_use]
pub fn document(routes: &[Route], version: &str) -> Value {
    let mut settings = SchemaSettings::draft2020_12();
    settings.definitions_path = "/components/schemas".into();
    settings.meta_schema = None;
    let mut generator = settings.into_generator();
    let mut paths = Map::new();
    for route in routes {
        let item = paths.entry(route.path).or_insert_with(|| json!({}));
        let operation = operation(route, &mut generator);
        if let Some(item) = item.as_object_mut() {
            item.insert(route.method.as_str().to_lowercase(), operation);
        }
    }
    let mut schemas = generator.take_definitions(true);
    schemas.insert("Problem".into(), problem_schema());
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Zhike",
            "version": version,
            "description": "Guests, loyalty and tables of a restaurant. Ids are strings, money is \
                            integer minor units, instants are RFC 3339 in UTC.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"}
        },
        "paths": paths,
        "components": {"schemas": schemas}
    })
}

fn operation(route: &Route, generator: &mut SchemaGenerator) -> Value {
    let mut operation = Map::new();
    operation.insert("operationId".into(), route.operation.into());
    operation.insert("summary".into(), route.summary.into());
    operation.insert("x-access".into(), access_text(route).into());
    operation.insert("parameters".into(), parameters(route, generator));
    if let Some(body) = route.body {
        let media = if route.method == "PATCH" {
            "application/merge-patch+json"
        } else {
            "application/json"
        };
        let schema = body(generator).to_value();
        let mut content = json!({"schema": schema});
        if let (Some(example), Some(content)) = (&route.example, content.as_object_mut()) {
            content.insert("example".into(), example.clone());
        }
        let content = json!({media: content});
        operation.insert("requestBody".into(), json!({"required": true, "content": content}));
    }
    if route.file.is_some() {
        let file = json!({"schema": {"type": "string", "format": "binary"}});
        let content = json!({"application/octet-stream": file});
        operation.insert("requestBody".into(), json!({"required": true, "content": content}));
    }
    operation.insert("responses".into(), responses(route, generator));
    Value::Object(operation)
}

/// Who may call it, in words.
#[must_use]
pub fn access_text(route: &Route) -> String {
    match route.access {
        Access::Public => "public".into(),
        Access::Own => "own account".into(),
        Access::Login => "any staff".into(),
        Access::SettingUp(permission) => permission.to_string(),
        Access::Needs(needed, _) => {
            let words: Vec<String> = needed.all().map(|one| one.to_string()).collect();
            words.join(" or ")
        }
    }
}

fn parameters(route: &Route, generator: &mut SchemaGenerator) -> Value {
    let mut list = Vec::new();
    for name in path_parameters(route.path) {
        list.push(json!({
            "name": name, "in": "path", "required": true, "schema": {"type": "string"}
        }));
    }
    if let Some(query) = route.query {
        let schema = query(generator).to_value();
        let required = schema.get("required").cloned().unwrap_or_else(|| json!([]));
        for (name, property) in
            schema.get("properties").and_then(Value::as_object).into_iter().flatten()
        {
            let needed = required.as_array().is_some_and(|names| names.contains(&json!(name)));
            list.push(json!({"name": name, "in": "query", "required": needed, "schema": property}));
        }
    }
    let header = |name: &str, required: bool| {
        let schema = json!({"type": "string"});
        json!({"name": name, "in": "header", "required": required, "schema": schema})
    };
    match route.key {
        KeyRule::None => {}
        KeyRule::Accepted => list.push(header("Idempotency-Key", false)),
        KeyRule::Required => list.push(header("Idempotency-Key", true)),
    }
    if route.versioned {
        list.push(header("If-Match", true));
    }
    Value::Array(list)
}

/// The names in braces of a path.
pub fn path_parameters(path: &str) -> impl Iterator<Item = &str> {
    path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'))
}

fn responses(route: &Route, generator: &mut SchemaGenerator) -> Value {
    let mut success = json!({"description": "Done"});
    let content = match (route.media, route.answer) {
        (Some(media), _) => Some(json!({media: {"schema": {"type": "string"}}})),
        (None, Some(_)) if route.status == 204 => None,
        (None, Some(answer)) => {
            Some(json!({"application/json": {"schema": answer(generator).to_value()}}))
        }
        (None, None) => None,
    };
    if let (Some(content), Some(success)) = (content, success.as_object_mut()) {
        success.insert("content".into(), content);
    }
    json!({
        route.status.as_str(): success,
        "default": {
            "description": "A problem with a stable code",
            "content": {"application/problem+json":
                {"schema": {"$ref": "#/components/schemas/Problem"}}}
        }
    })
}

fn problem_schema() -> Value {
    let text = json!({"type": "string"});
    let field = json!({
        "type": "object",
        "properties": {"pointer": text, "code": text, "params": {"type": "object"}},
        "required": ["pointer", "code", "params"]
    });
    json!({
        "type": "object",
        "properties": {
            "type": text, "title": text, "status": {"type": "integer"}, "detail": text,
            "code": text, "params": {"type": "object", "additionalProperties": true},
            "request_id": text, "errors": {"type": "array", "items": field}
        },
        "required":
            ["type", "title", "status", "detail", "code", "params", "request_id", "errors"]
    })
}
