//! Statements that count the changes of a menu.

use zhike_store::sql;

sql! {
    OF_STORE = "select cast(coalesce(sum(version), 0) as bigint) from menu_version \
                where (kind = 'company' and scope = 0) or (kind = 'store' and scope = ?1)";
    OF_CHARGES = "select version from menu_version where kind = 'charges' and scope = ?1";
    RAISE = "insert into menu_version (kind, scope, version) values (?1, ?2, 1) \
             on conflict (kind, scope) do update set version = menu_version.version + 1";
}
