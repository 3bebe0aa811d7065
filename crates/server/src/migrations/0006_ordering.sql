-- What is sold: categories, dishes, what a store does otherwise with a dish, charges.

-- owner: ordering
create table category (
    category_id {int} not null primary key,
    name {text} not null,
    name_zh_tw {text},
    name_en {text},
    position {int} not null,
    archived_at {int},
    version {int} not null,
    created_at {int} not null
) {strict};

-- owner: ordering
-- What only the rules read (prices, options, parts, allergens, diets) is JSON.
create table dish (
    dish_id {int} not null primary key,
    code {text},
    name {text} not null,
    name_zh_tw {text},
    name_en {text},
    category_id {int} not null,
    selling {text} not null check (selling in ('portion', 'weighed', 'market')),
    unit {text},
    list_minor {int} not null check (list_minor >= 0),
    prices {text} not null,
    discounts {text} not null check (discounts in ('allowed', 'barred')),
    earning {text} not null check (earning in ('earns', 'excluded')),
    options {text} not null,
    parts {text} not null,
    allergens {text} not null,
    diets {text} not null,
    pinyin {text} not null,
    initials {text} not null,
    position {int} not null,
    archived_at {int},
    version {int} not null,
    created_at {int} not null
) {strict};
-- owner: ordering
-- A menu that came out of a file.
create table menu_import (
    import_id {int} not null primary key,
    new_dishes {int} not null,
    changed_dishes {int} not null,
    staff_id {int},
    created_at {int} not null,
    undone_at {int}
) {strict};

-- owner: ordering
-- What it did: `before` is the dish as it would be sent, null for what it made.
create table menu_import_row (
    import_id {int} not null,
    line {int} not null,
    kind {text} not null check (kind in ('dish', 'category')),
    thing_id {int} not null,
    before {text},
    after_version {int} not null,
    primary key (import_id, line)
) {strict};

create unique index dish_code on dish (code) where archived_at is null;
create index dish_category on dish (category_id) where archived_at is null;
create index dish_name on dish (name) where archived_at is null;

-- owner: ordering
-- What one store does otherwise with a dish. No row: sold at the company's price.
create table dish_store (
    store_id {int} not null,
    dish_id {int} not null,
    list_minor {int} check (list_minor >= 0),
    on_sale {int} not null check (on_sale in (0, 1)),
    sold_out {int} not null check (sold_out in (0, 1)),
    sold_out_until {int},
    version {int} not null,
    primary key (store_id, dish_id)
) {strict};
create index dish_store_dish on dish_store (dish_id);

-- owner: ordering
create table charge (
    charge_id {int} not null primary key,
    store_id {int} not null,
    name {text} not null,
    name_zh_tw {text},
    name_en {text},
    rule {text} not null,
    channels {text} not null,
    position {int} not null
) {strict};
create index charge_store on charge (store_id, position);

-- owner: ordering
-- Counts the changes of a menu: `company` with scope 0, `store` and `charges` with the store's id.
create table menu_version (
    kind {text} not null check (kind in ('company', 'store', 'charges')),
    scope {int} not null,
    version {int} not null,
    primary key (kind, scope)
) {strict};

-- What other folders may read.
create view pub_category as
    select category_id, name, name_zh_tw, name_en, position, archived_at from category;
create view pub_dish as
    select dish_id, code, name, name_zh_tw, name_en, category_id, selling, list_minor, pinyin,
    initials, archived_at from dish;
