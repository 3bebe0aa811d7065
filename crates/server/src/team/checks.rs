//! Small words and texts of the team that come from outside.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use zhike_domain::kernel::name::Name;

use crate::platform::problem::{self, FieldProblem, Problem};

/// A language of the screens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum Language {
    /// 简体中文
    #[serde(rename = "zh-CN")]
    ZhCn,
    /// 繁體中文
    #[serde(rename = "zh-TW")]
    ZhTw,
    /// English
    #[serde(rename = "en")]
    En,
}

impl Language {
    /// As kept and sent.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Language::ZhCn => "zh-CN",
            Language::ZhTw => "zh-TW",
            Language::En => "en",
        }
    }
}

/// Light or dark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// As the device says.
    Auto,
    /// Paper.
    Light,
    /// Night.
    Dark,
}

impl Theme {
    /// As kept and sent.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Theme::Auto => "auto",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }
}

/// How far apart things stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Density {
    /// As the device says.
    Auto,
    /// For a mouse.
    Console,
    /// For a finger.
    Touch,
}

impl Density {
    /// As kept and sent.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Density::Auto => "auto",
            Density::Console => "console",
            Density::Touch => "touch",
        }
    }
}

/// A person's name: 1 to 60 characters after trimming, no control characters.
pub fn person_name(text: &str) -> Result<String, Problem> {
    name("/name", text)
}

/// A name given at `pointer`, as [`Name`] takes it.
pub fn name(pointer: &str, text: &str) -> Result<String, Problem> {
    let named: Result<Name, _> = text.parse();
    match named {
        Ok(name) => Ok(name.as_str().to_owned()),
        Err(why) => {
            let mut problem = problem::refused(&why);
            let (code, params) = (problem.code, problem.params.clone());
            problem.errors = vec![FieldProblem { pointer: pointer.to_owned(), code, params }];
            Err(problem)
        }
    }
}

/// A name in another language; empty is none.
pub fn other_name(pointer: &str, text: Option<String>) -> Result<Option<String>, Problem> {
    match text {
        Some(text) if !text.trim().is_empty() => Ok(Some(name(pointer, &text)?)),
        _ => Ok(None),
    }
}
