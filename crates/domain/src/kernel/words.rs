//! Enums whose form in JSON and in the database is one word of a fixed list.

/// Writes an enum with its words: `ALL`, `as_str`, `Display`, `FromStr` (with the refusal for a
/// text outside the list), serde, schema, and use as a parameter of a refusal.
macro_rules! words {
    (
        $(#[$meta:meta])*
        pub enum $name:ident else $error:ident :: $unknown:ident {
            $( $(#[$vmeta:meta])* $variant:ident = $text:literal, )*
        }
    ) => {
        $(#[$meta])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash,
            serde::Serialize, serde::Deserialize, schemars::JsonSchema,
        )]
        pub enum $name {$(
            $(#[$vmeta])*
            #[serde(rename = $text)]
            $variant,
        )*}

        impl $name {
            /// Every one, in the order of the page.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The word in the API and the database.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {$( Self::$variant => $text, )*}
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl std::str::FromStr for $name {
            type Err = $error;

            fn from_str(text: &str) -> Result<Self, $error> {
                let known = Self::ALL.iter().find(|one| one.as_str() == text);
                known.copied().ok_or($error::$unknown)
            }
        }

        impl $crate::kernel::refusal::AsParam for $name {
            fn as_param(&self) -> $crate::kernel::refusal::Param {
                $crate::kernel::refusal::Param::Text(self.as_str().to_owned())
            }
        }
    };
}
pub(crate) use words;
