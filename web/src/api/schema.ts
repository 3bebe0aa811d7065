// Made by `npm run client` from openapi.json; do not edit.
export interface paths {
    "/api/v1/access-log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who looked at which card */
        get: operations["list_access_log"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Keys of tills and other systems */
        get: operations["list_api_keys"];
        put?: never;
        /** Make a key; it is shown once */
        post: operations["create_api_key"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/api-keys/{key_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End a key */
        delete: operations["end_api_key"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/approvals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's own questions and those one may answer */
        get: operations["list_approvals"];
        put?: never;
        /** Ask for a second person */
        post: operations["create_approval"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/approvals/{approval_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of them */
        get: operations["get_approval"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/approvals/{approval_id}/claim": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Get the token of a yes */
        post: operations["claim_approval"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/approvals/{approval_id}/decide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answer as the second person */
        post: operations["decide_approval"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/approvals/{approval_id}/decide-here": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answer as the second person at the asker's screen */
        post: operations["decide_approval_here"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who did what, newest first */
        get: operations["list_audit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/actions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All actions there are rows of */
        get: operations["list_audit_actions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a CSV of the audit; large ones need a second person */
        post: operations["export_audit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Walk the whole sealed chain */
        post: operations["verify_audit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/backups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Backups, newest first */
        get: operations["list_backups"];
        put?: never;
        /** Take a backup now */
        post: operations["create_backup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/backups/{backup_id}/rehearse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Prove that a backup can be put back */
        post: operations["rehearse_backup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bills/{bill_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A bill with its price and why */
        get: operations["get_bill"];
        /** Say anew what is on an open bill */
        put: operations["change_bill"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bills/{bill_id}/explain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The quote that was shown last, or was paid */
        get: operations["explain_bill"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bills/{bill_id}/quote": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Price a bill with changes that are not kept; writes nothing */
        post: operations["quote_bill"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bills/{bill_id}/receipt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything a ticket shows */
        get: operations["get_receipt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bills/{bill_id}/refund-quotes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a refund would give back; writes nothing */
        post: operations["quote_refund"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bills/{bill_id}/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Undo a settlement, wholly or by lines */
        post: operations["refund_bill"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bills/{bill_id}/settle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make the quote true, once */
        post: operations["settle_bill"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bills/{bill_id}/void": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give an open bill up */
        post: operations["void_bill"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The categories of the menu in their order */
        get: operations["list_categories"];
        put?: never;
        /** Make a category */
        post: operations["create_category"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/categories/{category_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One category */
        get: operations["get_category"];
        put?: never;
        post?: never;
        /** Put a category away that holds no dishes */
        delete: operations["archive_category"];
        options?: never;
        head?: never;
        /** Change a category */
        patch: operations["change_category"];
        trace?: never;
    };
    "/api/v1/company": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The company */
        get: operations["get_company"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change the company */
        patch: operations["change_company"];
        trace?: never;
    };
    "/api/v1/consent-texts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The consent texts in force */
        get: operations["list_consent_texts"];
        put?: never;
        /** Put a new version of a consent text in force */
        post: operations["write_consent_text"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/coupon-templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Coupon templates, the newest first */
        get: operations["list_coupon_templates"];
        put?: never;
        /** Make a coupon template */
        post: operations["create_coupon_template"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/coupon-templates/{coupon_template_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One coupon template */
        get: operations["get_coupon_template"];
        put?: never;
        post?: never;
        /** Put a coupon template away; coupons that are out stay */
        delete: operations["archive_coupon_template"];
        options?: never;
        head?: never;
        /** Change a coupon template; coupons that are out keep their rule */
        patch: operations["change_coupon_template"];
        trace?: never;
    };
    "/api/v1/coupon-templates/{coupon_template_id}/coupons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Issue coupons to guests, all of them or none */
        post: operations["issue_coupons"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/coupons/{coupon_id}/void": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a coupon back from its guest */
        post: operations["void_coupon"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dishes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every dish at the company's price */
        get: operations["list_dishes"];
        put?: never;
        /** Make a dish */
        post: operations["create_dish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dishes/price-changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change the menu prices of many dishes, all or none */
        post: operations["change_dish_prices"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dishes/{dish_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One dish, with what the caller's stores do otherwise */
        get: operations["get_dish"];
        put?: never;
        post?: never;
        /** Take a dish off the menu */
        delete: operations["archive_dish"];
        options?: never;
        head?: never;
        /** Change a dish; a list is replaced whole */
        patch: operations["change_dish"];
        trace?: never;
    };
    "/api/v1/groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Groups of the caller's stores, the newest first */
        get: operations["list_groups"];
        put?: never;
        /** Make a household or a company, with an account of its own */
        post: operations["create_group"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/groups/{group_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A group with who is in it and what it holds */
        get: operations["get_group"];
        put?: never;
        post?: never;
        /** Close a group: it pays nothing from now on; its money stays on its account */
        delete: operations["close_group"];
        options?: never;
        head?: never;
        /** Change a group; another allowance holds from the next month on */
        patch: operations["change_group"];
        trace?: never;
    };
    "/api/v1/groups/{group_id}/contact/reveal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Show the whole phone of whom to ask; it is noted in the audit */
        post: operations["reveal_group_contact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/groups/{group_id}/member-lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take in members from pasted lines: all of them, or none and why */
        post: operations["add_group_member_lines"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/groups/{group_id}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a guest into a group; this month's allowance is granted at once */
        post: operations["add_group_member"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/groups/{group_id}/members/{group_member_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Let a member go at once; what is left of his allowance is given up */
        delete: operations["end_group_member"];
        options?: never;
        head?: never;
        /** Change a membership; another allowance holds from the next month on */
        patch: operations["change_group_member"];
        trace?: never;
    };
    "/api/v1/groups/{group_id}/statement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What each department and person used, and the shared balance beside it */
        get: operations["get_group_statement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/groups/{group_id}/statement/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a workbook of a statement; it is noted in the audit */
        post: operations["export_group_statement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guest-fields": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The fields in which the house notes something of its guests */
        get: operations["list_guest_fields"];
        put?: never;
        /** Make a field */
        post: operations["create_guest_field"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guest-fields/{field_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a field's names, its list, its place; put it away */
        patch: operations["change_guest_field"];
        trace?: never;
    };
    "/api/v1/guest-import-sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Systems whose columns are remembered */
        get: operations["list_guest_import_sources"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guest-imports/{import_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A list: how it is read, its first rows, what it comes to */
        get: operations["get_guest_import"];
        put?: never;
        post?: never;
        /** Throw a list away of which nothing is written */
        delete: operations["discard_guest_import"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guest-imports/{import_id}/mapping": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say what each column holds */
        put: operations["map_guest_import"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guest-imports/{import_id}/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Write the import; guests are there as they are written */
        post: operations["run_guest_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guest-imports/{import_id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take back what the import brought; who was changed since stays */
        post: operations["undo_guest_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guest-merges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Merges that can be taken apart, the newest first */
        get: operations["list_guest_merges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guest-merges/{guest_merge_id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a merge apart: both as before, but for what happened since */
        post: operations["unmerge_guests"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guest-pairs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Records that may be one guest, the surest first, with score and reasons */
        get: operations["list_guest_pairs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guest-pairs/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Compare all guests now, as after an import; it is done once a day by itself */
        post: operations["search_guest_pairs"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guest-pairs/{guest_pair_id}/not-same": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Two records are two guests; nobody is asked about them again */
        post: operations["tell_guests_apart"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guest-pairs/{guest_pair_id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take back that two records are two guests */
        post: operations["ask_about_guests_again"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guest-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** When a guest counts as new, regular, going quiet, lost, won back */
        get: operations["get_guest_rules"];
        /** Choose those; all guests are judged anew */
        put: operations["set_guest_rules"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Guests of the company */
        get: operations["list_guests"];
        put?: never;
        /** Get to know somebody */
        post: operations["create_guest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guests/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Find somebody by last four digits, phone, card, name, pinyin or initials */
        get: operations["search_guests"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guests/{guest_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A guest's card; who looked is noted */
        get: operations["get_guest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a name, a title, a birthday */
        patch: operations["change_guest"];
        trace?: never;
    };
    "/api/v1/guests/{guest_id}/account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a guest has, what ends soon, and what the next tier asks for */
        get: operations["get_account"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guests/{guest_id}/consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a guest agreed to, and when */
        get: operations["get_guest_consents"];
        put?: never;
        /** Write down what a guest agrees to or takes back */
        post: operations["write_guest_consents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guests/{guest_id}/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add a phone, an e-mail address or a WeChat id */
        post: operations["add_contact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guests/{guest_id}/contacts/{contact_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take a contact away; If-Match is the guest's version */
        delete: operations["remove_contact"];
        options?: never;
        head?: never;
        /** Change a contact; If-Match is the guest's version */
        patch: operations["change_contact"];
        trace?: never;
    };
    "/api/v1/guests/{guest_id}/contacts/{contact_id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The guest was asked: the phone is still his */
        post: operations["confirm_contact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guests/{guest_id}/contacts/{contact_id}/doubt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mark a phone that may be somebody else's by now */
        post: operations["doubt_contact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guests/{guest_id}/contacts/{contact_id}/hand-over": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The phone is somebody else's: it is free for whoever has it now */
        post: operations["hand_over_contact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guests/{guest_id}/contacts/{contact_id}/reveal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Show a whole contact; it is noted in the audit */
        post: operations["reveal_contact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guests/{guest_id}/copies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a file of everything the house knows of a guest */
        post: operations["copy_guest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guests/{guest_id}/coupons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The coupons of a guest, the newest first */
        get: operations["list_guest_coupons"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guests/{guest_id}/dietary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Write down allergies and diets, in place of those before */
        put: operations["set_guest_dietary"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guests/{guest_id}/dietary/seen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that one has read what to mind; a change of the list asks again */
        post: operations["see_guest_dietary"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guests/{guest_id}/erasure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What erasing a guest would mean, and what stands against it */
        get: operations["preview_erasure"];
        put?: never;
        /** Erase a guest; the books stay under a number, and there is no way back */
        post: operations["erase_guest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guests/{guest_id}/facts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Note something of a guest in a field */
        post: operations["note_fact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guests/{guest_id}/facts/{fact_id}/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take away what is noted */
        post: operations["remove_fact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guests/{guest_id}/habits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What those visits come to: spending, tables, times, parties, dishes */
        get: operations["get_guest_habits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guests/{guest_id}/journals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happened on a guest's account, newest first */
        get: operations["list_journals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guests/{guest_id}/merges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Two records are one guest: all that the other has goes to this one */
        post: operations["merge_guests"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guests/{guest_id}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Write a note */
        post: operations["write_guest_note"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guests/{guest_id}/notes/{note_id}/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a note away */
        post: operations["remove_guest_note"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guests/{guest_id}/occasions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Write down an important day */
        post: operations["add_occasion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guests/{guest_id}/occasions/{occasion_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change an important day */
        put: operations["change_occasion"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guests/{guest_id}/occasions/{occasion_id}/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take an important day away */
        post: operations["remove_occasion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guests/{guest_id}/points-adjustments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give or take points by hand */
        post: operations["adjust_points"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guests/{guest_id}/privacy-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Write down what a guest asks about his own data */
        post: operations["ask_privacy_request"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guests/{guest_id}/relations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Note who belongs to a guest; the other guest's card shows it too */
        post: operations["add_relation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guests/{guest_id}/relations/{relation_id}/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a relation away, from either side */
        post: operations["remove_relation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guests/{guest_id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happened with a guest, the newest first */
        get: operations["get_guest_timeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guests/{guest_id}/top-ups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Top-ups that a guest bought in the caller's stores, the newest first */
        get: operations["list_guest_top_ups"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guests/{guest_id}/visits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A guest's visits to one's stores with what was eaten, the newest first */
        get: operations["list_guest_visits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's own jobs, or all of them for whoever manages jobs */
        get: operations["list_jobs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{job_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One job */
        get: operations["get_job"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{job_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop a job */
        post: operations["cancel_job"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{job_id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the job made; for 24 hours, for its maker only */
        get: operations["get_job_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{job_id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let a job begin anew */
        post: operations["retry_job"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Log in; sets the session's cookie */
        post: operations["login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End this session */
        post: operations["logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is logged in */
        get: operations["get_me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change one's own name, language and looks */
        patch: operations["change_me"];
        trace?: never;
    };
    "/api/v1/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set a new password; ends the other sessions */
        post: operations["change_my_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's own logins */
        get: operations["list_my_sessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/sessions/revoke-others": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End all of one's own logins but this */
        post: operations["revoke_my_other_sessions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/sessions/{session_id}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End one of one's own logins */
        post: operations["revoke_my_session"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/totp/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Turn the second factor on with a first code */
        post: operations["confirm_my_totp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/totp/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Turn the second factor off */
        post: operations["disable_my_totp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/totp/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Draw a second-factor secret */
        post: operations["start_my_totp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let a guest join, known or new, and give the welcome */
        post: operations["join_member"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/membership/prepaid": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is owed to guests in stored value, and what the law lets the house owe */
        get: operations["get_prepaid"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/membership/programme": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tiers, earning, the worth of points, welcome and stored value */
        get: operations["get_programme"];
        /** Change the programme */
        put: operations["change_programme"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/menu-imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Menu files that were taken, the newest first */
        get: operations["list_menu_imports"];
        put?: never;
        /** Take a menu from a CSV or XLSX file, all of it or nothing */
        post: operations["import_menu"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/menu-imports/{import_id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a menu file back, as long as nobody changed its dishes since */
        post: operations["undo_menu_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The message box: what was said to whom, and how far it got */
        get: operations["list_messages"];
        put?: never;
        /** Write to one guest; consent and hours are looked at when it goes */
        post: operations["write_message"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/messages/advertising": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Write an advertisement to one guest; consent, hours and the week decide */
        post: operations["write_advertising"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/messages/{message_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One message with its words */
        get: operations["get_message"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/messages/{message_id}/send-again": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a message again that did not go; If-Match is its version */
        post: operations["send_message_again"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/occasions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Important days of all guests that come next, birthdays among them */
        get: operations["list_occasions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/offers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Offers that work by themselves, the newest first */
        get: operations["list_offers"];
        put?: never;
        /** Make an offer; to put it into force at once takes offer.activate */
        post: operations["create_offer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/offers/{offer_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One offer */
        get: operations["get_offer"];
        put?: never;
        post?: never;
        /** Put an offer away */
        delete: operations["archive_offer"];
        options?: never;
        head?: never;
        /** Change an offer; one that is or comes into force takes offer.activate */
        patch: operations["change_offer"];
        trace?: never;
    };
    "/api/v1/order-import-sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Systems whose columns are remembered */
        get: operations["list_order_import_sources"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/order-imports/{import_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A file: how it is read, its first rows, what it comes to */
        get: operations["get_order_import"];
        put?: never;
        post?: never;
        /** Throw a file away of which nothing is written */
        delete: operations["discard_order_import"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/order-imports/{import_id}/mapping": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say what each column holds */
        put: operations["map_order_import"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/order-imports/{import_id}/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Write the import: all of it, or nothing */
        post: operations["run_order_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/order-imports/{import_id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Undo the import as a whole */
        post: operations["undo_order_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/permissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything a role can hold */
        get: operations["list_permissions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/pos/identify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Who it is, by a card or a phone */
        post: operations["pos_identify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/pos/inquire": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What became of a number, after an answer that was cut off */
        post: operations["pos_inquire"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/pos/quote": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Price a bill of another till; writes nothing */
        post: operations["pos_quote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/pos/refund": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Undo a settlement of another till, wholly or by lines */
        post: operations["pos_refund"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/pos/settle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Settle a bill of another till; the same number again gives the first receipt */
        post: operations["pos_settle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/pricing-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the house has chosen about pricing */
        get: operations["get_pricing_rules"];
        /** Choose how bills are rounded */
        put: operations["set_pricing_rules"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/privacy-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What guests ask about their own data, the most urgent first */
        get: operations["list_privacy_requests"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/privacy-requests/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many requests wait, and how urgently */
        get: operations["count_privacy_requests"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/privacy-requests/{request_id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answer a request: done, or refused for a reason */
        post: operations["answer_privacy_request"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/privacy-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How long an answer may take and how long data is kept */
        get: operations["get_privacy_rules"];
        /** Choose those, within what the law allows */
        put: operations["set_privacy_rules"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/cities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Cities whose rules are known */
        get: operations["list_cities"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/instance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What everyone may know of this server */
        get: operations["get_instance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/message-callbacks/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a carrier tells: receipts, and what guests write back */
        post: operations["message_callback"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/no-more/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A page with one button that ends advertising; looking changes nothing */
        get: operations["get_no_more"];
        put?: never;
        /** End advertising by this channel (RFC 8058: one click) */
        post: operations["no_more"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/receipts/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A receipt as its paper's holder sees it */
        get: operations["get_public_receipt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far the set-up is */
        get: operations["get_setup"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All roles */
        get: operations["list_roles"];
        put?: never;
        /** Copy a role under another name */
        post: operations["create_role"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roles/{role_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One role */
        get: operations["get_role"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change what a role allows */
        patch: operations["change_role"];
        trace?: never;
    };
    "/api/v1/roles/{role_id}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put a role away that nobody holds */
        post: operations["archive_role"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sales": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What all stores sold, beside what is usual */
        get: operations["get_sales"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sales/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a workbook of what all stores sold; large ones need a second person */
        post: operations["export_sales"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sales/today": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Today in each store that the caller sees */
        get: operations["get_sales_today"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings/backup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** When and where backups are made */
        get: operations["get_backup_settings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change when and where backups are made */
        patch: operations["change_backup_settings"];
        trace?: never;
    };
    "/api/v1/settings/channels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How messages leave the house, and what was last wrong */
        get: operations["list_channels"];
        /** Set a channel up */
        put: operations["change_channel"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings/channels/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a message to oneself; look at it to see how it fared */
        post: operations["test_channel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What holds for all messages, and which notices are on */
        get: operations["get_message_rules"];
        /** Change what holds for all messages */
        put: operations["change_message_rules"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings/outside": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Hosts inside that may be reached */
        get: operations["get_allowed_hosts"];
        /** Allow hosts inside by name */
        put: operations["change_allowed_hosts"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings/recovery-sheet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The recovery sheet again, against the password */
        post: operations["get_recovery_sheet"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings/security": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How long logins last, who needs a second factor, and the keys */
        get: operations["get_security"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change how long logins last and who needs a second factor */
        patch: operations["change_security"];
        trace?: never;
    };
    "/api/v1/settings/security/rotate-key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a new column key and seal everything anew */
        post: operations["rotate_key"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/setup/backup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Choose where backups go */
        put: operations["set_up_backup"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/setup/city": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Choose whose rules hold */
        put: operations["set_up_city"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/setup/company": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Name the company */
        put: operations["set_up_company"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/setup/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was saved so far */
        get: operations["get_setup_draft"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/setup/guest-address": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say how guests reach it */
        put: operations["set_up_guest_address"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/setup/hours": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say when it is open */
        put: operations["set_up_hours"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/setup/owner": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make the owner's account; only while there is none */
        post: operations["set_up_owner"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/setup/recovery-sheet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The recovery sheet, while the set-up is not over */
        post: operations["get_setup_recovery_sheet"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/setup/recovery-sheet/saved": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The sheet is printed or saved */
        post: operations["set_up_recovery_sheet"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/setup/store": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Name the first store */
        put: operations["set_up_store"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/staff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The people in the caller's stores */
        get: operations["list_staff"];
        put?: never;
        /** Hire somebody; the one-time password is shown once */
        post: operations["create_staff"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/staff/{staff_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of the people */
        get: operations["get_staff"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a name, a role or a scope */
        patch: operations["change_staff"];
        trace?: never;
    };
    "/api/v1/staff/{staff_id}/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let somebody go */
        post: operations["disable_staff"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/staff/{staff_id}/enable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take somebody back */
        post: operations["enable_staff"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/staff/{staff_id}/reset-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a one-time password; shown once */
        post: operations["reset_staff_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/staff/{staff_id}/reset-totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Drop a second factor */
        post: operations["reset_staff_totp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/staff/{staff_id}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Somebody's logins */
        get: operations["list_staff_sessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/staff/{staff_id}/sign-out-everywhere": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End all of somebody's logins */
        post: operations["sign_staff_out"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/store-groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All store groups */
        get: operations["list_store_groups"];
        put?: never;
        /** Make a store group */
        post: operations["create_store_group"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/store-groups/{store_group_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One store group */
        get: operations["get_store_group"];
        put?: never;
        post?: never;
        /** Put a store group away that nobody's scope names */
        delete: operations["archive_store_group"];
        options?: never;
        head?: never;
        /** Change a store group */
        patch: operations["change_store_group"];
        trace?: never;
    };
    "/api/v1/stores": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The stores in the caller's scope */
        get: operations["list_stores"];
        put?: never;
        /** Open a store */
        post: operations["create_store"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stores/{store_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One store */
        get: operations["get_store"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a store */
        patch: operations["change_store"];
        trace?: never;
    };
    "/api/v1/stores/{store_id}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put a store away */
        post: operations["archive_store"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stores/{store_id}/bills": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Bills of a store, the newest first */
        get: operations["list_bills"];
        put?: never;
        /** Open a bill: an amount, or dishes */
        post: operations["open_bill"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stores/{store_id}/charges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The charges of a store */
        get: operations["get_charges"];
        /** Set the charges of a store, all of them in their order */
        put: operations["set_charges"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stores/{store_id}/dishes/{dish_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Set a store's own price of a dish, and whether it sells it */
        put: operations["set_dish_at_store"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stores/{store_id}/dishes/{dish_id}/sold-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mark a dish as sold out, or take the mark off */
        post: operations["set_sold_out"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stores/{store_id}/guest-imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists of guests of other systems, the newest first */
        get: operations["list_guest_imports"];
        put?: never;
        /** Bring a list of guests; nothing of it is written yet */
        post: operations["stage_guest_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stores/{store_id}/menu": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The menu of a store, with its prices, what is sold out, and its charges */
        get: operations["get_menu"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stores/{store_id}/order-imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Files of other tills, the newest first */
        get: operations["list_order_imports"];
        put?: never;
        /** Bring a file of another till; nothing of it is written yet */
        post: operations["stage_order_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stores/{store_id}/sales": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a store sold, beside what is usual */
        get: operations["get_store_sales"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stores/{store_id}/sales/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a workbook of what a store sold; large ones need a second person */
        post: operations["export_store_sales"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stores/{store_id}/top-up-options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What may be sold to a guest, and why the rest may not */
        get: operations["get_top_up_options"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stores/{store_id}/top-ups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sell stored value */
        post: operations["create_top_up"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Server-sent events: what changed, to be read anew */
        get: operations["stream"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/task-people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Those who can be given a task of a store */
        get: operations["list_task_people"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is to be done in one's stores, the most urgent first */
        get: operations["list_tasks"];
        put?: never;
        /** Put a task */
        post: operations["put_task"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{task_id}/done": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A task is done */
        post: operations["finish_task"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{task_id}/hand-over": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a task to somebody else, or lay it down */
        post: operations["hand_task_over"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{task_id}/take": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a task; If-Match is its version */
        post: operations["take_task"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/top-up-plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What stored value is sold by, cheapest first */
        get: operations["list_top_up_plans"];
        put?: never;
        /** Write a plan */
        post: operations["create_top_up_plan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/top-up-plans/{top_up_plan_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Put a plan away */
        delete: operations["archive_top_up_plan"];
        options?: never;
        head?: never;
        /** Change a plan; what was sold by it stays */
        patch: operations["change_top_up_plan"];
        trace?: never;
    };
    "/api/v1/top-ups/{top_up_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A top-up with all that its receipt shows */
        get: operations["get_top_up"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/top-ups/{top_up_id}/refund-quote": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is paid back of a top-up, line by line */
        get: operations["quote_top_up_refund"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/top-ups/{top_up_id}/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Pay a top-up back */
        post: operations["refund_top_up"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhook-deliveries/{delivery_id}/send-again": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send an event again, whatever became of it */
        post: operations["send_delivery_again"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where other programs hear of events */
        get: operations["list_webhooks"];
        put?: never;
        /** Make a webhook; its secret is shown once */
        post: operations["create_webhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{webhook_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take a webhook away with all that waits for it */
        delete: operations["remove_webhook"];
        options?: never;
        head?: never;
        /** Change a webhook */
        patch: operations["change_webhook"];
        trace?: never;
    };
    "/api/v1/webhooks/{webhook_id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What went to a webhook, and what did not */
        get: operations["list_webhook_deliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{webhook_id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let a webhook go on, with what it missed or without */
        post: operations["resume_webhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{webhook_id}/secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A new secret; the one before signs beside it for a day */
        post: operations["rotate_webhook_secret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{webhook_id}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop a webhook */
        post: operations["stop_webhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{webhook_id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send an event that only tries the way */
        post: operations["test_webhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description Somebody looked at the card. */
        AccessView: {
            /** @description When. */
            at: components["schemas"]["Millis"];
            /** @description Who. */
            staff?: components["schemas"]["StaffRef"] | null;
        };
        /** @description One view of one card. */
        AccessView2: {
            at: components["schemas"]["Millis"];
            name: string;
            object: components["schemas"]["ObjectView"];
            staff_id: components["schemas"]["StaffId"];
            store_id?: components["schemas"]["StoreId"] | null;
            view: string;
        };
        /** @description Everything on a guest's account. */
        AccountView: {
            /** @description What may be spent. */
            balances: components["schemas"]["BalancesView"];
            /** @description What ends within the days of the notice. */
            expiring: components["schemas"]["ExpiringView"][];
            /** @description Whose. */
            guest_id: components["schemas"]["GuestId"];
            /** @description The lots that are not used up, growth left out. */
            lots: components["schemas"]["LotView"][];
            /** @description The membership, if there is one. */
            member?: components["schemas"]["MemberView"] | null;
            /** @description The tier above; `null` at the top and for a guest who is no member. */
            next_tier?: components["schemas"]["NextTierView"] | null;
        };
        /** @description Who did it. */
        ActorView: {
            /** @description `staff`, `guest`, `key`, `device`, `job` or `system`. */
            kind: string;
            name?: string | null;
            staff_id?: components["schemas"]["StaffId"] | null;
        };
        /** @description Where guests' phones reach the house; `null` to decide later. */
        AddressBody: {
            address?: components["schemas"]["GuestAddress"] | null;
        };
        /** @description The set-up after the guest address, with what kind of address it is. */
        AddressView: {
            /** @description Whether this browser must give the code that stands at the terminal. */
            code_needed: boolean;
            /** @description Whether it is over. */
            done: boolean;
            /** @description From where it can be reached; `null` when decided later. */
            reach?: components["schemas"]["Reach"] | null;
            /** @description The first step that is left. */
            step?: components["schemas"]["Step"] | null;
            /** @description All steps. */
            steps: components["schemas"]["StepView"][];
        };
        /** @description Points to give or (negative) to take. */
        AdjustBody: {
            points: components["schemas"]["Points"];
            reason: components["schemas"]["Name"];
            store_id: components["schemas"]["StoreId"];
        };
        /** @description What an adjustment left. */
        AdjustedView: {
            balances: components["schemas"]["BalancesView"];
            journal_id: components["schemas"]["JournalId"];
        };
        /** @description What can make a guest ill: the eight of GB 7718 and those that guests name besides. */
        Allergen: "gluten" | "crustacean" | "fish" | "egg" | "peanut" | "soy" | "milk" | "nut" | "mollusc" | "sesame" | "sulphite" | "celery" | "mustard";
        /** @description Hosts inside that the owner allows by name: a mail server or a till in the same house. */
        Allowed: {
            /** @description Names or addresses as they are written in the settings, in small letters. */
            hosts: string[];
        };
        /** @description Hosts inside that may be reached. */
        AllowedView: {
            /** @description Names or addresses. */
            hosts: string[];
            /**
             * Format: int64
             * @description Version; 0 while there are none.
             */
            version: number;
        };
        /** @description Yes or no. */
        Answer: "given" | "withdrawn";
        /** @description What is answered. */
        AnswerBody: {
            /**
             * @description What the guest is told; a no says why.
             * @default null
             */
            answer?: components["schemas"]["Note"] | null;
            /** @description `done` or `refused`. */
            state: components["schemas"]["RequestState"];
        };
        /** @example approval_0c4h7p2k9m3xq */
        ApprovalId: string;
        /** @description An approval. */
        ApprovalView: {
            approval_id: components["schemas"]["ApprovalId"];
            asked_at: components["schemas"]["Millis"];
            asked_by: components["schemas"]["Person"];
            decided_at?: components["schemas"]["Millis"] | null;
            decided_by?: components["schemas"]["Person"] | null;
            excess: components["schemas"]["Passed"][];
            expires_at: components["schemas"]["Millis"];
            may_decide: boolean;
            mine: boolean;
            note?: string | null;
            permission: string;
            state: components["schemas"]["State"];
            store_id?: components["schemas"]["StoreId"] | null;
            summary: unknown;
            /** Format: int64 */
            version: number;
        };
        /** @description Why a store is put away. */
        ArchiveBody: {
            reason: components["schemas"]["Name"];
        };
        /** @description What is asked back: parts of lines, or all that is left. */
        AskBody: {
            /**
             * @description Parts of lines.
             * @default []
             */
            lines?: components["schemas"]["LineRefund"][];
            /**
             * @description All that is left.
             * @default false
             */
            whole?: boolean;
        };
        /** @description What a store does otherwise with a dish. */
        AtStoreBody: {
            /** @description The store's own menu price; `null`: the company's. */
            list_minor?: components["schemas"]["Minor"] | null;
            /** @description Whether the store sells it. */
            on_sale: boolean;
        };
        /** @description What one store does otherwise with a dish. */
        AtStoreView: {
            /** @description Its own menu price, minor units. */
            list_minor?: components["schemas"]["Minor"] | null;
            /** @description Whether it sells the dish. */
            on_sale: boolean;
            /** @description Whether it has none left. */
            sold_out: boolean;
            /** @description Which store. */
            store_id: components["schemas"]["StoreId"];
            /**
             * Format: int64
             * @description Version of this.
             */
            version: number;
        };
        /** @example audit_0c4h7p2k9m3xq */
        AuditId: string;
        /** @description One row of the audit. */
        AuditView: {
            action: string;
            actor: components["schemas"]["ActorView"];
            at: components["schemas"]["Millis"];
            audit_id: components["schemas"]["AuditId"];
            changes: components["schemas"]["ChangeView3"][];
            object?: components["schemas"]["ObjectView"] | null;
            reason?: string | null;
            request_id?: string | null;
            /**
             * Format: int64
             * @description Its place in the sealed chain; `null` for the second until it is sealed.
             */
            seq?: number | null;
            store_id?: components["schemas"]["StoreId"] | null;
        };
        /** @description One way in which the money goes back. */
        BackTender: {
            /** @description How much, minor units. */
            amount_minor: components["schemas"]["Minor"];
            /** @description Which kind. */
            tender: components["schemas"]["PayKind"];
        };
        /** @description When and where backups are made. */
        Backup: {
            /** @description The time of day, in the first store's zone. */
            daily_at: components["schemas"]["DayMinute"];
            /** @description Whether backups are made by themselves. */
            enabled: boolean;
            /** @description The folder they go to; empty until chosen. */
            folder: string;
            /**
             * Format: uint32
             * @description How many good ones are kept.
             */
            keep: number;
        };
        /** @description Where backups go, and when. */
        BackupBody: {
            daily_at: components["schemas"]["DayMinute"];
            folder: components["schemas"]["BackupFolder"];
        };
        /** @example /var/backups/zhike */
        BackupFolder: string;
        /** @example backup_0c4h7p2k9m3xq */
        BackupId: string;
        /** @description A change of the plan. */
        BackupPatch: {
            /** @default null */
            daily_at?: components["schemas"]["DayMinute"] | null;
            /** @default null */
            enabled?: boolean | null;
            /** @default null */
            folder?: components["schemas"]["BackupFolder"] | null;
            /**
             * Format: uint32
             * @default null
             */
            keep?: number | null;
        };
        /** @description When and where backups are made, and how that goes. */
        BackupSettings: {
            daily_at: components["schemas"]["DayMinute"];
            enabled: boolean;
            /** @description `sqlite` or `postgres`. */
            engine: string;
            folder: string;
            /** Format: uint32 */
            keep: number;
            last_good?: components["schemas"]["BackupView"] | null;
            next_at?: components["schemas"]["Millis"] | null;
            /** @description Whether there is no good backup, or none for a day and a half. */
            overdue: boolean;
            /** @description Whether folder and key lie on one disk: if it breaks, both are gone. */
            same_disk_as_key: boolean;
            /** Format: int64 */
            version: number;
        };
        /** @description A backup that was made, or not. */
        BackupView: {
            backup_id: components["schemas"]["BackupId"];
            /** Format: int64 */
            bytes?: number | null;
            file: string;
            finished_at?: components["schemas"]["Millis"] | null;
            folder: string;
            /** @description `scheduled`, `manual` or `before_restore`. */
            kind: string;
            problem_code?: string | null;
            /** @description `good` or `failed`. */
            rehearsal?: string | null;
            rehearsed_at?: components["schemas"]["Millis"] | null;
            started_at: components["schemas"]["Millis"];
            /** @description `running`, `good` or `failed`. */
            state: string;
            /** @description Whether the file still lies where it was written, whole. */
            there: boolean;
        };
        /** @description A row that cannot be taken. */
        BadRow: {
            /** @description What is wrong. */
            code: string;
            /** @description The header of the column at fault. */
            column: string;
            /**
             * Format: uint
             * @description Its number in the file, from 1.
             */
            row: number;
        };
        /** @description The first row that is wrong. */
        BadView: {
            audit_id?: components["schemas"]["AuditId"] | null;
            reason: string;
            /** Format: int64 */
            seq: number;
        };
        /** @description What moved the shared balance, minor units. */
        BalanceMoved: {
            /** @description What it held when the last day ended. */
            closing_minor: components["schemas"]["Minor"];
            /** @description What it held when the first day began. */
            opening_minor: components["schemas"]["Minor"];
            /** @description What else changed it: paid back, ended. */
            other_minor: components["schemas"]["Minor"];
            /** @description What was paid in and came on top. */
            topped_up_minor: components["schemas"]["Minor"];
            /** @description What bills took, refunds taken off: negative when more came back. */
            used_minor: components["schemas"]["Minor"];
        };
        /** @description What may be spent now, and what may not. */
        BalancesView: {
            /**
             * Format: int64
             * @description Bonus that may be spent, minor units.
             */
            bonus_minor: number;
            /**
             * Format: int64
             * @description Growth.
             */
            growth: number;
            /**
             * Format: int64
             * @description Principal and bonus set aside, minor units.
             */
            held_minor: number;
            /**
             * Format: int64
             * @description Points that may be spent.
             */
            points: number;
            /**
             * Format: int64
             * @description Points owed (欠).
             */
            points_debt: number;
            /**
             * Format: int64
             * @description Points set aside for a bill.
             */
            points_held: number;
            /**
             * Format: int64
             * @description Points that count later.
             */
            points_pending: number;
            /**
             * Format: int64
             * @description Principal that may be spent, minor units.
             */
            principal_minor: number;
        };
        /** @description What a guest has, in points and minor units. */
        BalancesView2: {
            /**
             * Format: int64
             * @description Stored value given on top.
             */
            bonus_minor: number;
            /**
             * Format: int64
             * @description Growth.
             */
            growth: number;
            /**
             * Format: int64
             * @description Points to spend.
             */
            points: number;
            /**
             * Format: int64
             * @description Points owed.
             */
            points_debt: number;
            /**
             * Format: int64
             * @description Points that ripen.
             */
            points_pending: number;
            /**
             * Format: int64
             * @description Stored value paid in.
             */
            principal_minor: number;
        };
        /** @description By what a guest was judged. */
        Basis: "own_rhythm" | "preset";
        /** Format: int64 */
        BasisPoints: number;
        /** @description Why a step took off what it did. */
        Because: {
            /** @constant */
            because: "lowest_price";
            /** @description What makes it. */
            price: components["schemas"]["PriceKind"];
            /**
             * Format: uint32
             * @description Which version of it.
             */
            version: number;
        } | {
            /** @constant */
            because: "percent";
            /** @description What is paid, basis points. */
            pay_bp: components["schemas"]["BasisPoints"];
        } | {
            /** @constant */
            because: "amount";
        } | {
            /** @constant */
            because: "every";
            /**
             * Format: uint32
             * @description How often.
             */
            times: number;
        } | {
            /** @constant */
            because: "reached";
            /**
             * Format: int64
             * @description Where it begins, minor units or portions.
             */
            from: number;
        } | {
            /** @constant */
            because: "units";
            /**
             * Format: uint32
             * @description How many.
             */
            units: number;
        } | {
            /** @constant */
            because: "points_asked";
            /** @description How many. */
            points: components["schemas"]["Points"];
        } | {
            /**
             * Format: uint32
             * @description Which of the acts, from 0.
             */
            act: number;
            /** @constant */
            because: "by_hand";
            /** @description What was given. */
            given: components["schemas"]["ManualAct"];
            /** @description The reason that was given. */
            reason: string;
        } | {
            /** @constant */
            because: "rounded_to";
            /** @description To whole multiples of this, minor units. */
            step_minor: components["schemas"]["Minor"];
        };
        /** @description As many days directly before. */
        BeforeView: {
            /** @description How far the figures are from it. */
            change: components["schemas"]["ChangeView2"];
            /** @description The first of them. */
            from: components["schemas"]["BusinessDay"];
            /** @description What they came to; of a running day up to the same time of day. */
            sold: components["schemas"]["SoldView"];
            /** @description The day after the last of them. */
            to: components["schemas"]["BusinessDay"];
        };
        /** @description What an offer takes off. */
        Benefit: {
            /** @constant */
            kind: "percent";
            /** @description What is paid, basis points. */
            pay_bp: components["schemas"]["BasisPoints"];
        } | {
            /** @constant */
            kind: "tier";
            /** @description The tiers that have one. */
            rates: components["schemas"]["TierRate"][];
        } | {
            /** @constant */
            kind: "points_level";
            /** @description The levels, rising. */
            rates: components["schemas"]["PointsRate"][];
        } | {
            /** @constant */
            kind: "cash";
            /** @description How much, minor units. */
            off_minor: components["schemas"]["Minor"];
        } | {
            /**
             * Format: uint32
             * @description How often at most.
             */
            at_most?: number | null;
            /** @description The full amount, minor units. */
            each_minor: components["schemas"]["Minor"];
            /** @constant */
            kind: "every";
            /** @description What is taken off each time, minor units. */
            off_minor: components["schemas"]["Minor"];
        } | {
            /** @constant */
            kind: "steps";
            /** @description What decides. */
            reach: components["schemas"]["Reach2"];
            /** @description The steps, rising. */
            steps: components["schemas"]["Rung"][];
        } | {
            /** @constant */
            kind: "each_line";
            /** @description How much, minor units. */
            off_minor: components["schemas"]["Minor"];
        } | {
            /**
             * Format: uint32
             * @description How many portions of a line at most.
             */
            at_most?: number | null;
            /** @description Off the first, minor units. */
            first_minor: components["schemas"]["Minor"];
            /** @description Off each further one, minor units. */
            further_minor: components["schemas"]["Minor"];
            /** @constant */
            kind: "each_unit";
        } | {
            /**
             * Format: uint32
             * @description How often at most in each pool.
             */
            at_most?: number | null;
            /**
             * Format: uint32
             * @description How many portions are bought each time; 0 for a plain dish coupon.
             */
            buy: number;
            /** @description Of which dishes; the lowered ones are those of the offer. */
            buy_dishes: components["schemas"]["DishSet"];
            /**
             * Format: uint32
             * @description How many are lowered each time.
             */
            get: number;
            /** @description Whether the last time may lower fewer than `get`. */
            incomplete: boolean;
            /** @constant */
            kind: "deal";
            /** @description By how much each. */
            off: components["schemas"]["Off"];
            /** @description What is counted together. */
            pool: components["schemas"]["Pool"];
            /** @description Which of them. */
            which: components["schemas"]["Which"];
        } | {
            /**
             * Format: uint32
             * @description How often at most.
             */
            at_most?: number | null;
            /**
             * Format: uint32
             * @description How many portions of the dishes that take part are bought each time.
             */
            buy: number;
            /** @description What is given. */
            dish_id: components["schemas"]["DishId"];
            /**
             * Format: uint32
             * @description How many each time.
             */
            free: number;
            /** @constant */
            kind: "gift";
        };
        /** @description What a guest has. */
        BillBalances: {
            /**
             * Format: int64
             * @description Bonus, minor units.
             */
            bonus_minor: number;
            /**
             * Format: int64
             * @description Growth.
             */
            growth: number;
            /**
             * Format: int64
             * @description Points that can be spent.
             */
            points: number;
            /**
             * Format: int64
             * @description Points owed.
             */
            points_debt: number;
            /**
             * Format: int64
             * @description Points that do not count yet.
             */
            points_pending: number;
            /**
             * Format: int64
             * @description Principal, minor units.
             */
            principal_minor: number;
        };
        /** @description A bill as the till sends it, and as it is kept. */
        BillBody: {
            /**
             * @description How they eat.
             * @default dine_in
             */
            channel?: components["schemas"]["Channel"];
            /** @description What is on it. */
            content: components["schemas"]["Content"];
            /**
             * @description Who pays, when he is known.
             * @default null
             */
            guest_id?: components["schemas"]["GuestId"] | null;
            /**
             * Format: uint32
             * @description How many sit there.
             */
            guests: number;
            /**
             * @description Discounts by hand.
             * @default []
             */
            manual?: components["schemas"]["Manual"][];
            /**
             * @description Points as cash, when the guest asks.
             * @default {
             *       "use": "none"
             *     }
             */
            points_asked?: components["schemas"]["PointsAsked"];
            /**
             * @description At which table.
             * @default null
             */
            table?: components["schemas"]["Name"] | null;
            /**
             * @description Offers and coupons that the guest does not want used.
             * @default []
             */
            unwanted?: components["schemas"]["WhichOffer"][];
        };
        /** @description The guest of a bill. */
        BillGuest: {
            /** @description What to mind at the table, allergies first. */
            allergies: components["schemas"]["Dietary"][];
            /** @description Balances. */
            balances: components["schemas"]["BillBalances"];
            /** @description The card's number, when he is a member. */
            card_no?: string | null;
            /** @description The form of address: 林女士. */
            display: string;
            /** @description Who. */
            guest_id: components["schemas"]["GuestId"];
            /** @description The name, when it is known. */
            name?: string | null;
            /** @description The sex, noted or told by the name. */
            sex?: components["schemas"]["Sex"] | null;
            /** @description The surname of a Chinese name, for a page that does not know the sex. */
            surname?: string | null;
            /** @description The tier, when he is a member. */
            tier?: components["schemas"]["BillTier"] | null;
        };
        /** @example bill_0c4h7p2k9m3xq */
        BillId: string;
        /** @description A bill in a list. */
        BillRow: {
            /** @description Which. */
            bill_id: components["schemas"]["BillId"];
            /**
             * Format: int64
             * @description Its number of the day.
             */
            bill_no: number;
            /** @description On which business day it was opened. */
            business_day: components["schemas"]["BusinessDay"];
            /** @description What is or was to be paid, minor units. */
            due_minor: components["schemas"]["Minor"];
            /** @description The form of address. */
            guest_display?: string | null;
            /** @description Who pays, as the till addresses him. */
            guest_id?: components["schemas"]["GuestId"] | null;
            /**
             * Format: uint32
             * @description How many sit there.
             */
            guests: number;
            /** @description The import that brought it, when another till settled it. */
            import_id?: components["schemas"]["ImportId"] | null;
            /** @description At menu price, minor units. */
            list_minor: components["schemas"]["Minor"];
            /** @description When it was opened. */
            opened_at: components["schemas"]["Millis"];
            /** @description Its number at that till. */
            order_no?: string | null;
            /** @description What was paid back, minor units. */
            refunded_minor: components["schemas"]["Minor"];
            /** @description When it was settled. */
            settled_at?: components["schemas"]["Millis"] | null;
            /** @description How far it is. */
            state: components["schemas"]["BillState"];
            /** @description At which table. */
            table?: string | null;
        };
        /** @description How far a bill is. */
        BillState: "open" | "settled" | "part_refunded" | "refunded" | "voided";
        /** @description One tender of a settled bill. */
        BillTenderView: {
            /** @description What it paid, minor units. */
            amount_minor: components["schemas"]["Minor"];
            /** @description Bonus in it, minor units. */
            bonus_minor: components["schemas"]["Minor"];
            /** @description Face value of a voucher, minor units. */
            face_minor?: components["schemas"]["Minor"] | null;
            /** @description Cash handed over, minor units. */
            given_minor?: components["schemas"]["Minor"] | null;
            /** @description What the guest paid for the voucher, minor units. */
            paid_minor?: components["schemas"]["Minor"] | null;
            /** @description Principal in it, minor units. */
            principal_minor: components["schemas"]["Minor"];
            /** @description Which kind. */
            tender: components["schemas"]["TenderKind"];
        };
        /** @description A tier, as far as a name goes. */
        BillTier: {
            /** @description In the house's language. */
            name?: string | null;
            /** @description In English. */
            name_en?: string | null;
            /** @description In traditional characters. */
            name_zh_tw?: string | null;
            /** @description Which. */
            tier_id: components["schemas"]["TierId"];
        };
        /** @description A change of tier that a bill brought. */
        BillTierChange: {
            /** @description Before. */
            from?: components["schemas"]["BillTier"] | null;
            /** @description Since. */
            to?: components["schemas"]["BillTier"] | null;
        };
        /** @description A bill. */
        BillView: {
            /** @description Which. */
            bill_id: components["schemas"]["BillId"];
            /**
             * Format: int64
             * @description Its number of the day.
             */
            bill_no: number;
            /** @description On which business day it was opened. */
            business_day: components["schemas"]["BusinessDay"];
            /** @description How they eat. */
            channel: components["schemas"]["Channel"];
            /** @description What is on it. */
            content: components["schemas"]["Content"];
            /** @description What to say to the guest aloud, while the bill is open. */
            greeting?: components["schemas"]["Greeting"] | null;
            /** @description Who pays. */
            guest?: components["schemas"]["BillGuest"] | null;
            /**
             * Format: uint32
             * @description How many sit there.
             */
            guests: number;
            /** @description Where it comes from, when another till settled it: it cannot be refunded here. */
            imported?: components["schemas"]["ImportedView"] | null;
            /** @description Discounts by hand. */
            manual: components["schemas"]["Manual"][];
            /** @description When it was opened. */
            opened_at: components["schemas"]["Millis"];
            /** @description By whom, in words. */
            opened_by: string;
            /** @description Points that were asked for. */
            points_asked: components["schemas"]["PointsAsked"];
            /** @description Its price and why; of a settled bill as it was then. */
            quote: components["schemas"]["QuoteView"];
            /** @description What can still be paid back, minor units. */
            refundable_minor: components["schemas"]["Minor"];
            /** @description What was paid back. */
            refunds: components["schemas"]["RefundView"][];
            /** @description How it was paid. */
            settlement?: components["schemas"]["SettlementView"] | null;
            /** @description How far it is. */
            state: components["schemas"]["BillState"];
            /** @description In which store. */
            store_id: components["schemas"]["StoreId"];
            /** @description At which table. */
            table?: string | null;
            /** @description What the guest does not want used. */
            unwanted: components["schemas"]["WhichOffer"][];
            /**
             * Format: int64
             * @description Counts its changes.
             */
            version: number;
        };
        /** @description A top-up in a list. */
        BoughtView: {
            /**
             * Format: int64
             * @description Bonus that is left of it, minor units.
             */
            bonus_left_minor: number;
            /** Format: int64 */
            bonus_minor: number;
            business_day: components["schemas"]["BusinessDay"];
            created_at: components["schemas"]["Millis"];
            /** @description The plan's name; `null` for an amount of the guest's own. */
            name?: string | null;
            /**
             * Format: int64
             * @description What was paid back of it, minor units.
             */
            paid_back_minor: number;
            /** Format: int64 */
            paid_minor: number;
            /**
             * Format: int64
             * @description Principal that is left of it, minor units.
             */
            principal_left_minor: number;
            store_id: components["schemas"]["StoreId"];
            store_name?: string | null;
            top_up_id: components["schemas"]["TopUpId"];
        };
        /** @description Which limit binds. */
        Bound: "bill" | "meal" | "day";
        /**
         * Format: date
         * @example 2026-11-22
         */
        BusinessDay: string;
        /** @description The calendar a yearly day is counted by. */
        Calendar: "solar" | "lunar";
        /** @description Everything that a role can hold. */
        Catalogue: {
            items: components["schemas"]["PermissionFact"][];
            limits: components["schemas"]["LimitFact"][];
        };
        /** @description A category as it is to be. */
        CategoryBody: {
            /** @description What the guest reads. */
            name: components["schemas"]["Name"];
            /**
             * @description The name in English.
             * @default null
             */
            name_en?: components["schemas"]["Name"] | null;
            /**
             * @description The name in zh-TW.
             * @default null
             */
            name_zh_tw?: components["schemas"]["Name"] | null;
            /**
             * Format: uint32
             * @description Its place on the menu; the same place twice is sorted by age.
             * @default 0
             */
            position?: number;
        };
        /** @description A category as it is to be. */
        CategoryBodyPatch: {
            /** @description What the guest reads. */
            name?: components["schemas"]["Name"];
            /**
             * @description The name in English.
             * @default null
             */
            name_en?: components["schemas"]["Name"] | null;
            /**
             * @description The name in zh-TW.
             * @default null
             */
            name_zh_tw?: components["schemas"]["Name"] | null;
            /**
             * Format: uint32
             * @description Its place on the menu; the same place twice is sorted by age.
             * @default 0
             */
            position?: number;
        };
        /** @example category_0c4h7p2k9m3xq */
        CategoryId: string;
        /** @description A category. */
        CategoryView: {
            /** @description Which. */
            category_id: components["schemas"]["CategoryId"];
            /** @description What the guest reads. */
            name: string;
            /** @description The name in English. */
            name_en?: string | null;
            /** @description The name in zh-TW. */
            name_zh_tw?: string | null;
            /**
             * Format: int64
             * @description Its place on the menu.
             */
            position: number;
            /**
             * Format: int64
             * @description Version of the category.
             */
            version: number;
        };
        /** @description What a journal was written for. */
        CauseView: {
            /** @description Its id, where it has one of its own. */
            id?: string | null;
            /** @description `settlement`, `top_up`, `adjustment` … */
            kind: string;
        };
        /** @description How sure it is that no other set is cheaper. */
        Certainty: {
            /** @constant */
            certainty: "proven";
        } | {
            /** @constant */
            certainty: "within";
            /** @description By how much at most, minor units. */
            within_minor: components["schemas"]["Minor"];
        };
        /** @description What a journal did to one account. */
        ChangeView: {
            /**
             * Format: int64
             * @description What came (positive) or went, in the unit.
             */
            amount: number;
            /**
             * Format: int64
             * @description What is there since, in the unit.
             */
            balance_after: number;
            /** @description `points`, `points_pending`, `points_debt`, `principal`, `principal_held` … */
            unit: string;
        };
        /** @description How far figures are from others, basis points; of shares the difference in basis points. */
        ChangeView2: {
            /**
             * Format: int64
             * @description Of the average per guest.
             */
            average_bp?: number | null;
            /**
             * Format: int64
             * @description Of the bills.
             */
            bills_bp?: number | null;
            /**
             * Format: int64
             * @description Of the share of discounts, as a difference.
             */
            discount_points_bp?: number | null;
            /**
             * Format: int64
             * @description Of the guests.
             */
            guests_bp?: number | null;
            /**
             * Format: int64
             * @description Of the members' share, as a difference.
             */
            member_points_bp?: number | null;
            /**
             * Format: int64
             * @description Of the revenue.
             */
            revenue_bp?: number | null;
        };
        /** @description A field before and after. */
        ChangeView3: {
            after: unknown;
            before: unknown;
            field: string;
        };
        /** @description A dish that somebody changed since a file was taken. */
        ChangedSince: {
            /** @description Whether it was taken off the menu. */
            archived: boolean;
            /** @description Which. */
            dish_id: components["schemas"]["DishId"];
            /** @description Its name now. */
            name: string;
        };
        /** @description How the guest orders and eats. */
        Channel: "dine_in" | "takeaway" | "delivery" | "banquet";
        /** @description How a channel is to be reached. */
        ChannelBody: {
            enabled: boolean;
            kind: components["schemas"]["MessageChannel"];
            /**
             * @description A new password or key; absent: the one it has.
             * @default null
             */
            secret?: string | null;
            settings: components["schemas"]["Settings"];
            /**
             * Format: int64
             * @description The version it was read with; 0 when it was never set up.
             */
            version: number;
        };
        /** @description A channel. */
        ChannelView: {
            /** @description The path that the carrier calls with receipts and answers. */
            callback_path?: string | null;
            /** @description Whether it is on. */
            enabled: boolean;
            /** @description Whether it has a password or key. */
            has_secret: boolean;
            /** @description Which. */
            kind: components["schemas"]["MessageChannel"];
            /** @description When that was. */
            last_error_at?: components["schemas"]["Millis"] | null;
            /** @description What was wrong when it last failed. */
            last_error_code?: string | null;
            /** @description When something last went. */
            last_sent_at?: components["schemas"]["Millis"] | null;
            /** @description How it is reached; `null` until it is set up. */
            settings?: components["schemas"]["Settings"] | null;
            /**
             * Format: int64
             * @description Version; 0 until it is set up.
             */
            version: number;
        };
        /** @description One charge of a store. */
        ChargeBody: {
            /**
             * @description On which channels; none means all.
             * @default []
             */
            channels?: components["schemas"]["Channel"][];
            /** @description For what. */
            charge: components["schemas"]["ChargeKind"];
            /**
             * @description The charge that is kept; absent for a new one.
             * @default null
             */
            charge_id?: components["schemas"]["ChargeId"] | null;
            /**
             * @description Whether what is paid for it earns points.
             * @default earns
             */
            earning?: components["schemas"]["Earning"];
            /** @description What the guest reads. */
            name: components["schemas"]["Name"];
            /**
             * @description The name in English.
             * @default null
             */
            name_en?: components["schemas"]["Name"] | null;
            /**
             * @description The name in zh-TW.
             * @default null
             */
            name_zh_tw?: components["schemas"]["Name"] | null;
            /** @description How large. */
            size: components["schemas"]["ChargeSize"];
        };
        /** @example charge_0c4h7p2k9m3xq */
        ChargeId: string;
        /** @description What a charge is for. */
        ChargeKind: "tea_seat" | "room" | "service" | "box" | "delivery";
        /** @description How large a charge is. */
        ChargeSize: {
            /** @constant */
            by: "guest";
            /** @description For one, minor units. */
            unit_minor: components["schemas"]["Minor"];
        } | {
            /** @constant */
            by: "bill";
            /** @description For the bill, minor units. */
            unit_minor: components["schemas"]["Minor"];
        } | {
            /** @constant */
            by: "share";
            /** @description The share, basis points. */
            share_bp: components["schemas"]["BasisPoints"];
        };
        /** @description A charge of a store. */
        ChargeView: {
            /** @description On which channels; none means all. */
            channels: components["schemas"]["Channel"][];
            /** @description For what. */
            charge: components["schemas"]["ChargeKind"];
            /** @description Which. */
            charge_id: components["schemas"]["ChargeId"];
            /** @description Whether what is paid for it earns points. */
            earning: components["schemas"]["Earning"];
            /** @description What the guest reads. */
            name: string;
            /** @description The name in English. */
            name_en?: string | null;
            /** @description The name in zh-TW. */
            name_zh_tw?: string | null;
            /** @description How large. */
            size: components["schemas"]["ChargeSize"];
        };
        /** @description All charges of a store, in their order. */
        ChargesBody: {
            /** @description The charges. */
            charges: components["schemas"]["ChargeBody"][];
        };
        /** @description All charges of a store. */
        ChargesView: {
            /** @description The charges in their order. */
            charges: components["schemas"]["ChargeView"][];
            /**
             * Format: int64
             * @description Version of the list; 0 while nobody has touched it.
             */
            version: number;
        };
        /** @description One choice of an option, such as 大份 +¥12. */
        Choice: {
            /** @description What it adds to every price of the dish, minor units; not negative. */
            extra_minor: components["schemas"]["Minor"];
            /** @description What the guest sees. */
            name: components["schemas"]["Name"];
        };
        /** @description Whose value counts. What is not chosen: the survivor's where there is one, else the other's. */
        Choice2: {
            /**
             * @description Of the birthday; two different ones must be chosen from.
             * @default null
             */
            birthday?: components["schemas"]["Side"] | null;
            /**
             * @description Of the name.
             * @default null
             */
            name?: components["schemas"]["Side"] | null;
            /**
             * @description Of the sex.
             * @default null
             */
            sex?: components["schemas"]["Side"] | null;
            /**
             * @description Of the title.
             * @default null
             */
            title?: components["schemas"]["Side"] | null;
        };
        /** @description One choice made: the positions of option and choice in the dish, from 0. */
        Chosen: {
            /**
             * Format: uint32
             * @description Which of its choices.
             */
            choice: number;
            /**
             * Format: uint32
             * @description Which option.
             */
            option: number;
        };
        /** @example 320500 */
        City: string;
        /** @description City and kind of issuer. */
        CityBody: {
            city: components["schemas"]["City"];
            issuer_type: components["schemas"]["IssuerType"];
        };
        /** @description A city of the list. */
        CityView: {
            /** @description Its code. */
            city: string;
            name: string;
            name_en: string;
            name_zh_tw: string;
            /** @description The province's name. */
            province: string;
            /** @description Its time zone. */
            zone: string;
        };
        /** @description The token that the repeated request carries in `Approval`. */
        Claimed: {
            expires_at: components["schemas"]["Millis"];
            token: string;
        };
        /** @description A class of data with a term of its own. */
        Class: "dormant_guests" | "consents" | "requests";
        /** @description One class of data with its term. */
        ClassView: {
            /** @description Which. */
            class: components["schemas"]["Class"];
            /**
             * Format: uint32
             * @description The fewest that may be chosen.
             */
            least_years: number;
            /**
             * Format: uint32
             * @description The most that may be chosen.
             */
            most_years: number;
            /**
             * Format: int64
             * @description How many are over today: what the next turn would take.
             */
            over: number;
            /**
             * Format: uint32
             * @description How many years it is kept.
             */
            years: number;
        };
        /** @description What the clock of a request says. */
        Clock: "running" | "soon" | "overdue" | "in_time" | "late";
        /** @description A code of the authenticator app. */
        Code: {
            code: string;
        };
        /** @description One day of the columns. */
        ColumnView: {
            /**
             * Format: int64
             * @description Settled bills.
             */
            bills: number;
            /** @description The day. */
            day: components["schemas"]["BusinessDay"];
            /**
             * Format: int64
             * @description Guests on them.
             */
            guests: number;
            /** @description Whether the report is about it, or about one of its weekday. */
            marked: boolean;
            /** @description Settled less refunded, minor units. */
            revenue_minor: components["schemas"]["Minor"];
            /** @description Whether it has not ended yet. */
            running: boolean;
            /**
             * Format: uint8
             * @description 1 = Monday … 7 = Sunday.
             */
            weekday: number;
        };
        /** @description When a yearly day comes next, in both calendars. */
        Coming: {
            /** @description The day. */
            day: components["schemas"]["BusinessDay"];
            /**
             * Format: int64
             * @description In how many days; 0 on the day itself.
             */
            in_days: number;
            /** @description The same day in the lunar calendar, up to the lunar year 2100. */
            lunar?: components["schemas"]["LunarDay"] | null;
        };
        /** @description The company's names. */
        CompanyBody: {
            currency: components["schemas"]["Currency"];
            name: components["schemas"]["Name"];
            /** @default null */
            name_en?: components["schemas"]["Name"] | null;
            /** @default null */
            name_zh_tw?: components["schemas"]["Name"] | null;
        };
        /** @example company_0c4h7p2k9m3xq */
        CompanyId: string;
        /** @description The company, as far as a name goes. */
        CompanyName: {
            /** @description The company. */
            company_id: components["schemas"]["CompanyId"];
            /** @description ISO 4217 code of the one currency. */
            currency: string;
            /** @description Its name. */
            name: string;
            /** @description Its name in English. */
            name_en?: string | null;
            /** @description Its name in traditional characters. */
            name_zh_tw?: string | null;
        };
        /** @description A change of the company. */
        CompanyPatch: {
            /** @default null */
            city?: components["schemas"]["City"] | null;
            /** @default null */
            guest_address?: components["schemas"]["GuestAddress"] | null;
            /** @default null */
            issuer_type?: components["schemas"]["IssuerType"] | null;
            /** @default null */
            name?: components["schemas"]["Name"] | null;
            /** @default null */
            name_en?: components["schemas"]["Name"] | null;
            /** @default null */
            name_zh_tw?: components["schemas"]["Name"] | null;
        };
        /** @description The company. */
        CompanyView: {
            /** @description Code of the city whose rules hold. */
            city?: string | null;
            /** @description The company. */
            company_id: components["schemas"]["CompanyId"];
            /** @description ISO 4217 code of the one currency. */
            currency: string;
            /** @description Where guests' phones reach it. */
            guest_address?: string | null;
            /** @description What kind of issuer of stored value it is. */
            issuer_type?: string | null;
            /** @description Its name. */
            name: string;
            /** @description Its name in English. */
            name_en?: string | null;
            /** @description Its name in traditional characters. */
            name_zh_tw?: string | null;
            /**
             * Format: int64
             * @description Version of the company's data.
             */
            version: number;
        };
        /** @description When an offer works; what is empty asks nothing. */
        Conditions: {
            /**
             * Format: uint32
             * @description From so many guests at the table on.
             * @default null
             */
            at_least_guests?: number | null;
            /**
             * @description On these channels; none named means all.
             * @default []
             */
            channels?: components["schemas"]["Channel"][];
            /**
             * @description For whom.
             * @default {
             *       "who": "anybody"
             *     }
             */
            members?: components["schemas"]["Members"];
            /**
             * @description 满多少.
             * @default null
             */
            minimum?: components["schemas"]["MinimumSpend"] | null;
            /**
             * @description Days and hours.
             * @default {
             *       "blackout": [],
             *       "from_at": null,
             *       "hours": [],
             *       "month_days": [],
             *       "until_at": null,
             *       "weekdays": []
             *     }
             */
            schedule?: components["schemas"]["Schedule"];
            /**
             * @description In these stores; none named means all.
             * @default []
             */
            store_ids?: components["schemas"]["StoreId"][];
            /**
             * @description What must be on the bill.
             * @default []
             */
            units?: components["schemas"]["UnitsNeeded"][];
        };
        /** @description How sure it is. */
        Confidence: "certain" | "likely" | "guess";
        /** @description What a guest says. */
        ConsentBody: {
            answer: components["schemas"]["Answer"];
            /**
             * @description By which channel; for advertising only.
             * @default null
             */
            channel?: components["schemas"]["ContactChannel"] | null;
            how: components["schemas"]["How"];
            purpose: components["schemas"]["Purpose"];
            /**
             * Format: uint32
             * @description The version of the text that the guest saw; needed for a yes.
             * @default null
             */
            text_version?: number | null;
        };
        /** @description A new version of a text. */
        ConsentTextBody: {
            name: components["schemas"]["Name"];
            /** @default null */
            name_en?: components["schemas"]["Name"] | null;
            /** @default null */
            name_zh_tw?: components["schemas"]["Name"] | null;
            purpose: components["schemas"]["Purpose"];
            /**
             * Format: uint32
             * @description The version it was read with.
             */
            version: number;
            words: string;
            /** @default null */
            words_en?: string | null;
            /** @default null */
            words_zh_tw?: string | null;
        };
        /** @description A consent text as it is in force. */
        ConsentTextView: {
            /** @description The heading. */
            name: string;
            /** @description The heading in English. */
            name_en?: string | null;
            /** @description The heading in traditional characters. */
            name_zh_tw?: string | null;
            /** @description What for. */
            purpose: components["schemas"]["Purpose"];
            /** @description Since when; `null` for the text that came with the program. */
            since?: components["schemas"]["Millis"] | null;
            /** @description Who wrote it. */
            staff?: components["schemas"]["StaffRef"] | null;
            /**
             * Format: uint32
             * @description Counts from 1; a consent names it.
             */
            version: number;
            /** @description The words. */
            words: string;
            /** @description The words in English. */
            words_en?: string | null;
            /** @description The words in traditional characters. */
            words_zh_tw?: string | null;
        };
        /** @description One answer of a guest. */
        ConsentView: {
            /** @description Yes or no; `null` when the guest was never asked. */
            answer?: components["schemas"]["Answer"] | null;
            /** @description When. */
            at?: components["schemas"]["Millis"] | null;
            /** @description By which channel; only advertising has one. */
            channel?: components["schemas"]["ContactChannel"] | null;
            /** @description How the guest said so. */
            how?: components["schemas"]["How"] | null;
            /** @description What for. */
            purpose: components["schemas"]["Purpose"];
            /** @description Who wrote it down; nobody when the guest did it without us. */
            staff?: components["schemas"]["StaffRef"] | null;
            /** @description Where. */
            store_id?: components["schemas"]["StoreId"] | null;
            /**
             * Format: uint32
             * @description The version of the text that a yes was given to.
             */
            text_version?: number | null;
        };
        /** @description What a guest agreed to. */
        ConsentsView: {
            /** @description Every answer ever given, the newest first. */
            history: components["schemas"]["ConsentView"][];
            /** @description What holds, one for each subject. */
            items: components["schemas"]["ConsentView"][];
        };
        /** @description Whom to ask. */
        ContactBody: {
            name: components["schemas"]["Name"];
            phone?: components["schemas"]["Phone"] | null;
        };
        /** @description How a message reaches a guest. */
        ContactChannel: "sms" | "email" | "wechat" | "phone";
        /** @example contact_0c4h7p2k9m3xq */
        ContactId: string;
        /** @description By what a guest is reached. */
        ContactKind: "phone" | "email" | "wechat";
        /** @description A change of a contact; what is absent stays. */
        ContactPatch: {
            /**
             * @description Another address in its place.
             * @default null
             */
            email?: components["schemas"]["Email"] | null;
            /** @description Another phone in its place. */
            phone?: components["schemas"]["Phone"] | null;
            /**
             * @description `true` makes it the one of its kind to use.
             * @default false
             */
            primary?: boolean;
            /**
             * @description Whether others use it too.
             * @default null
             */
            shared?: boolean | null;
            /**
             * @description Whether it was seen to be the guest's, as by a call.
             * @default null
             */
            verified?: boolean | null;
            /**
             * @description Another id in its place.
             * @default null
             */
            wechat?: components["schemas"]["WechatId"] | null;
        };
        /** @description Whom to ask from now on. */
        ContactPatch2: {
            name: components["schemas"]["Name"];
            /** @description Absent keeps the number there is, `null` forgets it. */
            phone?: components["schemas"]["Phone"] | null;
        };
        /** @description A whole phone. */
        ContactRevealed: {
            /** @description The number as it is dialled; `null` when none was given. */
            phone?: string | null;
        };
        /** @description A contact, masked. */
        ContactView: {
            /** @description The contact. */
            contact_id: components["schemas"]["ContactId"];
            /** @description Since when it may be somebody else's by now; `null` while nobody doubts it. */
            doubted_at?: components["schemas"]["Millis"] | null;
            /** @description `phone`, `email` or `wechat`. */
            kind: components["schemas"]["ContactKind"];
            /** @description The last four digits of a phone. */
            last4?: string | null;
            /** @description `154****1234`, `l***@example.com`. */
            masked: string;
            /** @description Whether it is the one of its kind to use. */
            primary: boolean;
            /** @description Whether several guests use it; then it names nobody. */
            shared: boolean;
            /** @description When it was seen to be the guest's. */
            verified_at?: components["schemas"]["Millis"] | null;
        };
        /** @description Whom to ask. */
        ContactView2: {
            /** @description The name. */
            name: string;
            /** @description The phone, masked. */
            phone?: string | null;
        };
        /** @description What is on a bill. */
        Content: {
            /** @description The whole amount, minor units. */
            amount_minor: components["schemas"]["Minor"];
            /** @constant */
            mode: "amount";
            /**
             * @description The part without discount, minor units.
             * @default 0
             */
            no_discount_minor?: components["schemas"]["Minor"];
        } | {
            /** @description Which, in the order of the bill. */
            dishes: components["schemas"]["DishAsked"][];
            /** @constant */
            mode: "dishes";
        } | {
            /** @description Which, in the order of the bill. */
            lines: components["schemas"]["PosLine"][];
            /** @constant */
            mode: "lines";
        };
        /** @description What is to be written. */
        CopyBody: {
            format: components["schemas"]["Format"];
            /** @description The language of headings. */
            language: components["schemas"]["Language"];
        };
        /** @description A job that was made. */
        CopyJob: {
            /** @description Where its progress is. */
            job_id: components["schemas"]["JobId"];
        };
        /** @description What a file comes to. */
        Counts: {
            /**
             * Format: int64
             * @description Rows that are not taken.
             */
            bad_rows: number;
            /** @description What a list of guests comes to; `null` for other kinds. */
            guests?: components["schemas"]["GuestCounts"] | null;
            /**
             * Format: int64
             * @description Orders that an earlier import of the source brought.
             */
            known_orders: number;
            /**
             * Format: int64
             * @description Orders that were cancelled, never paid, or wholly given back.
             */
            left_out: number;
            /**
             * Format: int64
             * @description Their lines.
             */
            lines: number;
            /**
             * Format: int64
             * @description Orders that are not known yet.
             */
            new_orders: number;
            /**
             * Format: int64
             * @description Orders of guests whom the house knows.
             */
            of_guests: number;
            /**
             * Format: int64
             * @description Orders that can be read.
             */
            orders: number;
            /**
             * Format: int64
             * @description What was paid for them, minor units.
             */
            revenue_minor: number;
            /**
             * Format: int64
             * @description Rows of which something stayed when the import was undone, because somebody relies on it.
             * @default 0
             */
            stayed?: number;
            /**
             * Format: int64
             * @description Orders whose file gives no number; they are known again by time, table and amount.
             */
            without_number: number;
        };
        /** @example coupon_0c4h7p2k9m3xq */
        CouponId: string;
        /** @description What became of a coupon. */
        CouponState: "issued" | "locked" | "released" | "redeemed" | "returned" | "expired" | "voided";
        /** @example coupontemplate_0c4h7p2k9m3xq */
        CouponTemplateId: string;
        /** @description A coupon of a guest. */
        CouponView: {
            /** @description The bill it was redeemed on. */
            bill_id?: components["schemas"]["BillId"] | null;
            /** @description Which. */
            coupon_id: components["schemas"]["CouponId"];
            /** @description From which template. */
            coupon_template_id: components["schemas"]["CouponTemplateId"];
            /** @description From when on it no longer may. */
            expires_at?: components["schemas"]["Millis"] | null;
            /** @description What it says it is worth, minor units. */
            face_minor: components["schemas"]["Minor"];
            /** @description Whose. */
            guest_id: components["schemas"]["GuestId"];
            /** @description When it was issued. */
            issued_at: components["schemas"]["Millis"];
            /** @description What the guest reads. */
            name: string;
            /** @description The name in English. */
            name_en?: string | null;
            /** @description The name in zh-TW. */
            name_zh_tw?: string | null;
            /** @description The rule it was issued under. */
            rule: components["schemas"]["Offer"];
            /** @description What has become of it, now. */
            state: components["schemas"]["CouponState"];
            /** @description In which store. */
            store_id?: components["schemas"]["StoreId"] | null;
            /** @description From when on it may be used. */
            valid_from: components["schemas"]["Millis"];
        };
        /** @description A coupon. */
        CouponView2: {
            /** @description The coupon. */
            coupon_id: components["schemas"]["CouponId"];
            /** @description Until when. */
            expires_at?: components["schemas"]["Millis"] | null;
            /**
             * Format: int64
             * @description What it is worth, where that is an amount.
             */
            face_minor?: number | null;
            /** @description Its name. */
            name: string;
            /** @description Its name in English. */
            name_en?: string | null;
            /** @description Its name in traditional characters. */
            name_zh_tw?: string | null;
            /** @description `issued`, `locked`, `released`, `redeemed`, `returned`, `expired` or `voided`. */
            state: string;
            /** @description What it was issued from. */
            template_id: components["schemas"]["CouponTemplateId"];
            /** @description From when on. */
            valid_from: components["schemas"]["Millis"];
        };
        /** @description One thing that a tier asks for. */
        Criterion: {
            /**
             * Format: int64
             * @description At least so much, in the unit of the measure.
             */
            at_least: number;
            /** @description What is counted. */
            measure: components["schemas"]["Measure"];
        };
        /** @description The one currency in which a company counts (ISO 4217). */
        Currency: "CNY" | "HKD" | "MOP" | "TWD" | "SGD" | "MYR" | "JPY" | "USD" | "EUR";
        /** @description Which of the three numbers of a date is which, where the year does not come first. */
        DateOrder: "mdy" | "dmy";
        /** @example 18:30 */
        DayMinute: string;
        /** @description A yes or a no. */
        DecisionBody: {
            decision: components["schemas"]["YesOrNo"];
            /** @default null */
            note?: string | null;
        };
        /** @description A yes or a no given at the asker's own screen. */
        DecisionHere: {
            decision: components["schemas"]["YesOrNo"];
            login: string;
            /** @default null */
            note?: string | null;
            password: string;
        };
        /** @example delivery_0c4h7p2k9m3xq */
        DeliveryId: string;
        /** @description One event on its way. */
        DeliveryView: {
            /** @description What goes out. */
            body: string;
            /** @description When it was made. */
            created_at: components["schemas"]["Millis"];
            /** @description The delivery; the receiver sees it as `webhook-id`. */
            delivery_id: components["schemas"]["DeliveryId"];
            /** @description When it was taken. */
            done_at?: components["schemas"]["Millis"] | null;
            /** @description When it is tried next, or was last. */
            due_at: components["schemas"]["Millis"];
            /** @description What was wrong last. */
            error_code?: string | null;
            /** @description Its kind. */
            kind: string;
            /**
             * Format: int64
             * @description The number of the event; `null` for a test.
             */
            seq?: number | null;
            /** @description `waiting`, `held` while its webhook is stopped, `delivered` or `failed`. */
            state: string;
            /**
             * Format: uint16
             * @description The status that came back last.
             */
            status?: number | null;
            /**
             * Format: uint32
             * @description How often it was tried.
             */
            tries: number;
        };
        /** @description A login of the demo, for whoever looks at it. */
        DemoLoginView: {
            login: string;
            password: string;
            role_name: string;
            role_name_en?: string | null;
            role_name_zh_tw?: string | null;
        };
        /** @description How far apart things stand. */
        Density: "auto" | "console" | "touch";
        /** @description A department as it is kept. */
        Department: {
            /** @description Whether it was given up; statements of the past still name it. */
            ended: boolean;
            /** @description Its name. */
            name: components["schemas"]["Name"];
            /**
             * Format: uint32
             * @description Its number, for ever.
             */
            no: number;
        };
        /** @description What one department used. */
        DepartmentUsed: {
            /**
             * Format: int64
             * @description Which; `null` for who is in none.
             */
            department_no?: number | null;
            /** @description What it is called. */
            name?: string | null;
            /** @description Person by person. */
            people: components["schemas"]["PersonUsed"][];
            /** @description How much. */
            used: components["schemas"]["UsedView"];
        };
        /** @description A department as it is to be; a new one has no number yet. */
        DepartmentWanted: {
            /** @description Its name. */
            name: components["schemas"]["Name"];
            /**
             * Format: uint32
             * @description Its number, when it is there already.
             * @default null
             */
            no?: number | null;
        };
        /** @description What a dish is fit for. */
        Diet: "vegetarian" | "vegan" | "halal" | "not_spicy" | "no_pork" | "no_alcohol";
        /** @description One thing to mind at the table. Allergies come first: they are safety facts, never wishes. */
        Dietary: {
            /** @constant */
            kind: "allergy";
            word: components["schemas"]["Allergen"];
        } | {
            /** @constant */
            kind: "diet";
            word: components["schemas"]["Diet"];
        };
        /** @description What to mind at the table. */
        DietaryBody: {
            dietary: components["schemas"]["Dietary"][];
            /**
             * @description Where what is new on the list comes from; the guest, unless said otherwise.
             * @default null
             */
            source?: components["schemas"]["FactSource"] | null;
            /**
             * Format: int64
             * @description Version of the guest that the list was read with.
             */
            version: number;
        };
        /** @description One thing to mind, who told it and when. */
        DietaryView: {
            /** @description When it was told. */
            noted_on?: components["schemas"]["BusinessDay"] | null;
            /** @description Where it comes from, when that was noted. */
            source?: components["schemas"]["FactSource"] | null;
            /** @description Who wrote it down. */
            staff?: components["schemas"]["StaffRef"] | null;
        } & ({
            /** @constant */
            kind: "allergy";
            word: components["schemas"]["Allergen"];
        } | {
            /** @constant */
            kind: "diet";
            word: components["schemas"]["Diet"];
        });
        /** @description Turning the second factor off. */
        DisableTotp: {
            code: string;
            current_password: string;
        };
        /** @description Whether a line takes part in discounts. */
        Discounts: "allowed" | "barred";
        /** @description One dish that was rung up. */
        DishAsked: {
            /**
             * @description The choices made.
             * @default []
             */
            chosen?: components["schemas"]["Chosen"][];
            /** @description Which. */
            dish_id: components["schemas"]["DishId"];
            /**
             * @description Today's price of a market dish, minor units per selling unit.
             * @default null
             */
            market_minor?: components["schemas"]["Minor"] | null;
            /**
             * @description A word for the kitchen.
             * @default null
             */
            note?: components["schemas"]["Name"] | null;
            /** @description How much, thousandths of the selling unit. */
            qty_milli: components["schemas"]["QtyMilli"];
        };
        /** @description A dish as it is to be. */
        DishBody: {
            /**
             * @description What can make a guest ill.
             * @default []
             */
            allergens?: components["schemas"]["Allergen"][];
            /** @description Where it stands on the menu. */
            category_id: components["schemas"]["CategoryId"];
            /**
             * @description Its code at tills, 1 to 32 visible ASCII characters; unique on the menu.
             * @default null
             */
            code?: string | null;
            /**
             * @description What it is fit for.
             * @default []
             */
            diets?: components["schemas"]["Diet"][];
            /**
             * @description Whether it takes part in discounts.
             * @default allowed
             */
            discounts?: components["schemas"]["Discounts"];
            /**
             * @description Whether what is paid for it earns points.
             * @default earns
             */
            earning?: components["schemas"]["Earning"];
            /** @description 菜单价 per selling unit, minor units. */
            list_minor: components["schemas"]["Minor"];
            /** @description What the guest reads. */
            name: components["schemas"]["Name"];
            /**
             * @description The name in English.
             * @default null
             */
            name_en?: components["schemas"]["Name"] | null;
            /**
             * @description The name in zh-TW.
             * @default null
             */
            name_zh_tw?: components["schemas"]["Name"] | null;
            /**
             * @description 规格/做法.
             * @default []
             */
            options?: components["schemas"]["OptionGroup"][];
            /**
             * @description What a set meal is made of.
             * @default []
             */
            parts?: components["schemas"]["SetPart"][];
            /**
             * Format: uint32
             * @description Its place in its category.
             * @default 0
             */
            position?: number;
            /**
             * @description Prices below the menu price.
             * @default []
             */
            prices?: components["schemas"]["PriceBody"][];
            /**
             * @description By what it is sold.
             * @default portion
             */
            selling?: components["schemas"]["Selling"];
            /**
             * @description What one selling unit is called, such as 斤.
             * @default null
             */
            unit?: components["schemas"]["Name"] | null;
        };
        /** @description A dish as it is to be. */
        DishBodyPatch: {
            /**
             * @description What can make a guest ill.
             * @default []
             */
            allergens?: components["schemas"]["Allergen"][];
            /** @description Where it stands on the menu. */
            category_id?: components["schemas"]["CategoryId"];
            /**
             * @description Its code at tills, 1 to 32 visible ASCII characters; unique on the menu.
             * @default null
             */
            code?: string | null;
            /**
             * @description What it is fit for.
             * @default []
             */
            diets?: components["schemas"]["Diet"][];
            /**
             * @description Whether it takes part in discounts.
             * @default allowed
             */
            discounts?: components["schemas"]["Discounts"];
            /**
             * @description Whether what is paid for it earns points.
             * @default earns
             */
            earning?: components["schemas"]["Earning"];
            /** @description 菜单价 per selling unit, minor units. */
            list_minor?: components["schemas"]["Minor"];
            /** @description What the guest reads. */
            name?: components["schemas"]["Name"];
            /**
             * @description The name in English.
             * @default null
             */
            name_en?: components["schemas"]["Name"] | null;
            /**
             * @description The name in zh-TW.
             * @default null
             */
            name_zh_tw?: components["schemas"]["Name"] | null;
            /**
             * @description 规格/做法.
             * @default []
             */
            options?: components["schemas"]["OptionGroup"][];
            /**
             * @description What a set meal is made of.
             * @default []
             */
            parts?: components["schemas"]["SetPart"][];
            /**
             * Format: uint32
             * @description Its place in its category.
             * @default 0
             */
            position?: number;
            /**
             * @description Prices below the menu price.
             * @default []
             */
            prices?: components["schemas"]["PriceBody"][];
            /**
             * @description By what it is sold.
             * @default portion
             */
            selling?: components["schemas"]["Selling"];
            /**
             * @description What one selling unit is called, such as 斤.
             * @default null
             */
            unit?: components["schemas"]["Name"] | null;
        };
        /** @example dish_0c4h7p2k9m3xq */
        DishId: string;
        /** @description Which dishes an offer or a condition looks at. */
        DishSet: {
            /** @constant */
            of: "all";
        } | {
            /** @description Which. */
            dish_ids: components["schemas"]["DishId"][];
            /** @constant */
            of: "dishes";
        } | {
            /** @description Which. */
            category_ids: components["schemas"]["CategoryId"][];
            /** @constant */
            of: "categories";
        } | {
            /** @description Which are left out. */
            dish_ids: components["schemas"]["DishId"][];
            /** @constant */
            of: "all_but";
        };
        /** @description How often and how much of a dish. */
        DishTimes: {
            /** @description The dish. */
            dish_id: components["schemas"]["DishId"];
            /**
             * Format: int64
             * @description What was paid for it.
             */
            due_minor: number;
            /** @description The last day. */
            last_day: components["schemas"]["BusinessDay"];
            /** @description Its name on the latest bill. */
            name: string;
            /**
             * Format: int64
             * @description Portions, in thousandths.
             */
            qty_milli: number;
            /**
             * Format: int64
             * @description On how many bills.
             */
            times: number;
        };
        /** @description A dish, in a store or in the company. */
        DishView: {
            /** @description What can make a guest ill. */
            allergens: components["schemas"]["Allergen"][];
            /** @description Where it stands on the menu. */
            category_id: components["schemas"]["CategoryId"];
            /** @description Its code at tills. */
            code?: string | null;
            /** @description What it is fit for. */
            diets: components["schemas"]["Diet"][];
            /** @description Whether it takes part in discounts. */
            discounts: components["schemas"]["Discounts"];
            /** @description Which. */
            dish_id: components["schemas"]["DishId"];
            /** @description Whether what is paid for it earns points. */
            earning: components["schemas"]["Earning"];
            /** @description Its initials, to search. */
            initials: string;
            /** @description The company's menu price, minor units. */
            list_minor: components["schemas"]["Minor"];
            /** @description What the guest reads. */
            name: string;
            /** @description The name in English. */
            name_en?: string | null;
            /** @description The name in zh-TW. */
            name_zh_tw?: string | null;
            /** @description Whether the store sells it. */
            on_sale: boolean;
            /** @description 规格/做法. */
            options: components["schemas"]["OptionGroup"][];
            /** @description What a set meal is made of. */
            parts: components["schemas"]["SetPart"][];
            /** @description The name in pinyin, to search. */
            pinyin: string;
            /**
             * Format: int64
             * @description Its place in its category.
             */
            position: number;
            /** @description Prices below the menu price. */
            prices: components["schemas"]["SpecialPrice"][];
            /** @description By what it is sold. */
            selling: components["schemas"]["Selling"];
            /** @description Whether the store has none left. */
            sold_out: boolean;
            /** @description When it is there again by itself. */
            sold_out_until?: components["schemas"]["Millis"] | null;
            /** @description The store's own menu price, minor units. */
            store_list_minor?: components["schemas"]["Minor"] | null;
            /**
             * Format: int64
             * @description Version of what the store does otherwise; 0 while that is nothing.
             */
            store_version: number;
            /** @description What one selling unit is called. */
            unit?: string | null;
            /**
             * Format: int64
             * @description Version of the dish.
             */
            version: number;
        };
        /** @description A dish that went. */
        DishView2: {
            /**
             * Format: int64
             * @description As a share of the first of the list, basis points.
             */
            bar_bp: number;
            /**
             * Format: int64
             * @description Bills it is on.
             */
            bills: number;
            /**
             * Format: int64
             * @description How far the quantity is from usual, basis points.
             */
            change_bp?: number | null;
            /** @description The dish of the menu; `null` for one that only another till knows. */
            dish_id?: components["schemas"]["DishId"] | null;
            /** @description Due for it after every discount, before refunds, minor units. */
            due_minor: components["schemas"]["Minor"];
            /** @description By the menu, minor units. */
            list_minor: components["schemas"]["Minor"];
            /** @description Its name. */
            name: string;
            /** @description In English. */
            name_en?: string | null;
            /** @description In traditional characters. */
            name_zh_tw?: string | null;
            /**
             * Format: int64
             * @description How much of it, thousandths.
             */
            qty_milli: number;
            /**
             * Format: int64
             * @description How much of it usually goes, thousandths.
             */
            usual_qty_milli?: number | null;
        };
        /** @description What came of it. */
        DoneBody: {
            /** @default null */
            note?: components["schemas"]["TaskText"] | null;
        };
        /** @description What was saved so far. */
        DraftView: {
            backup: components["schemas"]["Backup"];
            company?: components["schemas"]["CompanyView"] | null;
            store?: components["schemas"]["StoreView"] | null;
            /** @description Addresses under which this machine is reached in the shop's network. */
            suggested_addresses: string[];
            /** @description Where backups go unless another folder is chosen. */
            suggested_backup_folder: string;
        };
        /** @description Days on which points are multiplied (会员日). */
        EarnCampaign: {
            /** @description How much faster, thousandths. */
            multiplier_milli: components["schemas"]["Milli"];
            /** @description What the guest sees. */
            name: components["schemas"]["Name"];
            /** @description When. */
            schedule: components["schemas"]["Schedule"];
        };
        /** @description So many points for so much money: 1 for ¥1 is `points` 1, `per_minor` 100. */
        EarnRate: {
            /** @description For so many minor units. */
            per_minor: components["schemas"]["Minor"];
            /**
             * Format: uint32
             * @description Points, 1 to 1,000.
             */
            points: number;
        };
        /** @description How the house gives points and growth for bills. */
        EarnRule: {
            /** @description How points end. */
            expiry: components["schemas"]["ExpiryRule"];
            /** @description Growth for money, which no multiplier touches; `None` gives none. */
            growth?: components["schemas"]["EarnRate"] | null;
            /** @description Points for money; `None` gives none. */
            points?: components["schemas"]["EarnRate"] | null;
            /**
             * Format: uint32
             * @description After how many days points count; 0 at once.
             */
            wait_days: number;
        };
        /** @description Whether what is paid for a line earns points. */
        Earning: "earns" | "excluded";
        /** Format: email */
        Email: string;
        /** @description What may be shown of the keys. */
        EncryptionView: {
            /**
             * Format: uint32
             * @description Number of the data key in use.
             */
            active_key: number;
            /** @description When the data key in use was made. */
            active_since: components["schemas"]["Millis"];
            /** @description Name of the key file's key. */
            key_id: string;
        };
        /** @description What ends soon. */
        EndingView: {
            /**
             * Format: int64
             * @description How much.
             */
            amount: number;
            /** @description When. */
            expires_at: components["schemas"]["Millis"];
            /** @description `points`, `bonus` or `principal`. */
            unit: string;
        };
        /** @description Why a guest is erased. */
        EraseBody: {
            /** @description For the audit, without the guest's name. */
            reason: components["schemas"]["Note"];
        };
        /** @description A guest who was erased. */
        ErasedView: {
            /** @description The number that is left. */
            guest_id: components["schemas"]["GuestId"];
        };
        /** @description What erasing a guest would mean. */
        ErasureView: {
            /** @description Gift money that the guest gives up. */
            bonus_minor: components["schemas"]["Minor"];
            /**
             * Format: int64
             * @description Coupons that the guest gives up.
             */
            coupons: number;
            /** @description What stands against it; `null` when it may be done. */
            hindrance?: components["schemas"]["HindranceView"] | null;
            /** @description What stays under a number. */
            kept: components["schemas"]["KeptView"][];
            /**
             * Format: int64
             * @description Points that the guest gives up.
             */
            points: number;
        };
        /** @description What ends soon. */
        ExpiringView: {
            /**
             * Format: int64
             * @description How much, in the unit.
             */
            amount: number;
            /** @description When. */
            expires_at: components["schemas"]["Millis"];
            /** @description `points` or `bonus`. */
            unit: string;
        };
        /** @description The house's rule for what is credited from now on; lots that exist keep theirs. */
        ExpiryRule: {
            /** @constant */
            kind: "never";
        } | {
            /** @constant */
            kind: "months";
            /**
             * Format: uint32
             * @description 1 to 120 months.
             */
            months: number;
        } | {
            /** @constant */
            kind: "year_end";
            /**
             * Format: uint32
             * @description 0: this 31 December; 1: the next one.
             */
            years_later: number;
        } | {
            /** @constant */
            kind: "without_visit";
            /**
             * Format: uint32
             * @description 1 to 120 months.
             */
            months: number;
        };
        /** @description What is to be written to a file. */
        ExportBody: {
            /**
             * @description The first business day, instead of a name.
             * @default null
             */
            from?: components["schemas"]["BusinessDay"] | null;
            /**
             * @description The language of the headings.
             * @default zh-CN
             */
            language?: components["schemas"]["Language2"];
            /**
             * @description By name; today when nothing is said.
             * @default null
             */
            range?: components["schemas"]["Range"] | null;
            /**
             * @description The day after the last one.
             * @default null
             */
            to?: components["schemas"]["BusinessDay"] | null;
        };
        /** @description Which rows are to be exported. */
        ExportBody2: {
            /** @default null */
            action?: string | null;
            /** @default null */
            actor_id?: components["schemas"]["StaffId"] | null;
            from: components["schemas"]["Millis"];
            to: components["schemas"]["Millis"];
        };
        /** @description Something to be noted of a guest. */
        FactBody: {
            /**
             * @description Certain, unless said otherwise.
             * @default null
             */
            confidence?: components["schemas"]["Confidence"] | null;
            field_id: components["schemas"]["FieldId"];
            /**
             * @description When it was told; today, unless said otherwise.
             * @default null
             */
            noted_on?: components["schemas"]["BusinessDay"] | null;
            /**
             * @description The guest said so, unless said otherwise.
             * @default null
             */
            source?: components["schemas"]["FactSource"] | null;
            /** @description Words, a number as `3.5`, a day as `2026-11-22`, or a word of the list. */
            value: string;
        };
        /** @example fact_0c4h7p2k9m3xq */
        FactId: string;
        /** @description Where a fact comes from. */
        FactSource: "guest" | "companion" | "staff" | "import";
        /** @description What is noted in a field of a guest. */
        FactView: {
            /** @description How sure it is. */
            confidence: components["schemas"]["Confidence"];
            /** @description The fact. */
            fact_id: components["schemas"]["FactId"];
            /** @description The field. */
            field_id: components["schemas"]["FieldId"];
            /** @description When it was told. */
            noted_on: components["schemas"]["BusinessDay"];
            /** @description Where it comes from. */
            source: components["schemas"]["FactSource"];
            /** @description Who wrote it down. */
            staff?: components["schemas"]["StaffRef"] | null;
            /** @description Words, a number, a day, or a word of the list. */
            value: string;
        };
        /** @description What becomes of a row. */
        Fate: "new" | "changed" | "unchanged";
        /** @description A field to be made. */
        FieldBody: {
            /**
             * @description The list of a field of `choice` or `choices`.
             * @default []
             */
            choices?: components["schemas"]["FieldChoice"][];
            kind: components["schemas"]["FieldKind"];
            name: components["schemas"]["Name"];
            /** @default null */
            name_en?: components["schemas"]["Name"] | null;
            /** @default null */
            name_zh_tw?: components["schemas"]["Name"] | null;
            /**
             * @description Whether what it holds is personal: then it is kept sealed and stands in no report.
             * @default false
             */
            personal?: boolean;
            /**
             * Format: int64
             * @default 0
             */
            place?: number;
        };
        /** @description One word of a field's list. */
        FieldChoice: {
            /**
             * @description What pages show; a word that comes with the house needs none.
             * @default null
             */
            name?: components["schemas"]["Name"] | null;
            /**
             * @description The name in English.
             * @default null
             */
            name_en?: components["schemas"]["Name"] | null;
            /**
             * @description The name in traditional characters.
             * @default null
             */
            name_zh_tw?: components["schemas"]["Name"] | null;
            /**
             * @description No longer offered; facts that have it keep it.
             * @default false
             */
            retired?: boolean;
            /** @description What facts keep: small letters, digits and `_`, at most 24. */
            word: string;
        };
        /** @example field_0c4h7p2k9m3xq */
        FieldId: string;
        /** @description What a field holds. */
        FieldKind: "text" | "number" | "date" | "choice" | "choices";
        /** @description A change of a field; what is absent stays. */
        FieldPatch: {
            /**
             * @description Whether it is put away; what was noted in it stays.
             * @default null
             */
            archived?: boolean | null;
            /**
             * @description The whole list; a word is retired, never left out.
             * @default null
             */
            choices?: components["schemas"]["FieldChoice"][] | null;
            /** @default null */
            name?: components["schemas"]["Name"] | null;
            /** @default null */
            name_en?: components["schemas"]["Name"] | null;
            /** @default null */
            name_zh_tw?: components["schemas"]["Name"] | null;
            /**
             * Format: int64
             * @default null
             */
            place?: number | null;
        };
        /** @description A field in which the house notes something of its guests. */
        FieldView: {
            /** @description Whether it was put away. */
            archived: boolean;
            /** @description The list to choose from. */
            choices: components["schemas"]["FieldChoice"][];
            /** @description The field. */
            field_id: components["schemas"]["FieldId"];
            /** @description What it holds. */
            kind: components["schemas"]["FieldKind"];
            /** @description The name; one that comes with the house may have none. */
            name?: string | null;
            /** @description The name in English. */
            name_en?: string | null;
            /** @description The name in traditional characters. */
            name_zh_tw?: string | null;
            /** @description Whether what it holds is personal: kept sealed, and in no report. */
            personal: boolean;
            /**
             * Format: int64
             * @description Its place among the others.
             */
            place: number;
            /** @description The word of a field that comes with the house. */
            trait?: components["schemas"]["Trait"] | null;
            /**
             * Format: int64
             * @description Version, for `If-Match`.
             */
            version: number;
        };
        /** @description As what a copy is written. */
        Format: "json" | "xlsx";
        /** @description By what a guest was found. */
        FoundBy: "last4" | "phone" | "name" | "pinyin" | "initials" | "card";
        /** @description What to say, as a kind and the numbers that belong to it; the page has the words. */
        Greeting: {
            /** @constant */
            kind: "birthday";
            params: Record<string, never>;
        } | {
            /** @constant */
            kind: "soon_birthday";
            params: {
                /**
                 * Format: int64
                 * @description In how many days.
                 */
                days: number;
            };
        } | {
            /** @constant */
            kind: "first_visit";
            params: Record<string, never>;
        } | {
            /** @constant */
            kind: "tier_new";
            params: {
                /** @description To which tier. */
                tier_id: components["schemas"]["TierId"];
            };
        } | {
            /** @constant */
            kind: "long_away";
            params: {
                /**
                 * Format: int64
                 * @description For how many days.
                 */
                days: number;
            };
        } | {
            /** @constant */
            kind: "welcome";
            params: Record<string, never>;
        } | {
            /** @constant */
            kind: "welcome_back";
            params: {
                /**
                 * Format: uint32
                 * @description Visits so far.
                 */
                visits: number;
            };
        };
        /** @description Why the money is asked back. */
        Ground: "no_reason" | "wish" | "circumstances" | "store_moved" | "passed_on" | "not_delivered" | "worsened" | "closing";
        /** @description The business folder a permission belongs to; the page of roles shows one block per group. */
        Group: "guests" | "membership" | "ledger" | "pricing" | "checkout" | "ordering" | "stock" | "seating" | "calls" | "outreach" | "activities" | "voice" | "insight" | "team" | "platform";
        /** @example group_0c4h7p2k9m3xq */
        GroupId: string;
        /** @description What kind of group it is. */
        GroupKind: "household" | "company";
        /** @description A group in a list. */
        GroupListed: {
            /** @description Its account: whom stored value is sold to. */
            account_guest_id: components["schemas"]["GuestId"];
            /** @description Meal money a month and person, minor units. */
            allowance_minor?: components["schemas"]["Minor"] | null;
            /** @description When it was closed. */
            closed_at?: components["schemas"]["Millis"] | null;
            /** @description Whom to ask; `null` once the account was erased. */
            contact?: components["schemas"]["ContactView2"] | null;
            /** @description The group. */
            group_id: components["schemas"]["GroupId"];
            /** @description A household or a company. */
            kind: components["schemas"]["GroupKind"];
            /**
             * Format: int64
             * @description How many are in it.
             */
            members: number;
            /** @description What it is called. */
            name: string;
            /** @description The shared balance, principal and bonus, minor units. */
            shared_minor: components["schemas"]["Minor"];
            /** @description The store whose days and months are meant. */
            store_id: components["schemas"]["StoreId"];
        };
        /** @example groupmember_0c4h7p2k9m3xq */
        GroupMemberId: string;
        /** @description Somebody in a group. */
        GroupMemberView: {
            /** @description Meal money that he has now, minor units. */
            allowance_left_minor: components["schemas"]["Minor"];
            /** @description His own meal money a month, minor units. */
            allowance_minor?: components["schemas"]["Minor"] | null;
            /**
             * Format: int64
             * @description His department.
             */
            department_no?: number | null;
            /** @description How he is called. */
            display: string;
            /** @description The first day. */
            from: components["schemas"]["BusinessDay"];
            /** @description The membership. */
            group_member_id: components["schemas"]["GroupMemberId"];
            /** @description The guest. */
            guest_id: components["schemas"]["GuestId"];
            /** @description His own limits. */
            limits?: components["schemas"]["Limits2"] | null;
            /** @description The first day that he is no longer in it. */
            until?: components["schemas"]["BusinessDay"] | null;
            /**
             * Format: int64
             * @description Version, for `If-Match`.
             */
            version: number;
        };
        /** @description A change of a group. */
        GroupPatch: {
            /** @default null */
            name?: components["schemas"]["Name"] | null;
            /** @default null */
            name_en?: components["schemas"]["Name"] | null;
            /** @default null */
            name_zh_tw?: components["schemas"]["Name"] | null;
            /** @default null */
            store_ids?: components["schemas"]["StoreId"][] | null;
        };
        /** @description A change of a group. Lists and limits are replaced whole. */
        GroupPatch2: {
            /** @default null */
            allowance_minor?: components["schemas"]["Minor"] | null;
            contact?: components["schemas"]["ContactPatch2"] | null;
            /** @default null */
            departments?: components["schemas"]["DepartmentWanted"][] | null;
            /** @default null */
            limits?: components["schemas"]["Limits2"] | null;
            /** @default null */
            name?: components["schemas"]["Name"] | null;
        };
        /** @description A store group. */
        GroupView: {
            /** @description Its name. */
            name: string;
            /** @description Its name in English. */
            name_en?: string | null;
            /** @description Its name in traditional characters. */
            name_zh_tw?: string | null;
            /** @description The group. */
            store_group_id: components["schemas"]["StoreGroupId"];
            /** @description Its stores. */
            store_ids: components["schemas"]["StoreId"][];
            /**
             * Format: int64
             * @description Version of the group.
             */
            version: number;
        };
        /** @description A group with everything that its page shows. */
        GroupView2: {
            /** @description Its account: whom stored value is sold to. */
            account_guest_id: components["schemas"]["GuestId"];
            /** @description Meal money a month and person, minor units. */
            allowance_minor?: components["schemas"]["Minor"] | null;
            /** @description Bonus of the shared balance, minor units. */
            bonus_minor: components["schemas"]["Minor"];
            /** @description When it was closed. */
            closed_at?: components["schemas"]["Millis"] | null;
            /** @description Whom to ask; `null` once the account was erased. */
            contact?: components["schemas"]["ContactView2"] | null;
            /** @description Its departments, those given up among them. */
            departments: components["schemas"]["Department"][];
            /** @description The group. */
            group_id: components["schemas"]["GroupId"];
            /** @description A household or a company. */
            kind: components["schemas"]["GroupKind"];
            /** @description What it pays for one person. */
            limits: components["schemas"]["Limits2"];
            /**
             * Format: int64
             * @description How many are in it.
             */
            members: number;
            /** @description What it is called. */
            name: string;
            /** @description Who is in it. */
            people: components["schemas"]["GroupMemberView"][];
            /** @description Principal of the shared balance, minor units. */
            principal_minor: components["schemas"]["Minor"];
            /** @description The shared balance, principal and bonus, minor units. */
            shared_minor: components["schemas"]["Minor"];
            /** @description The store whose days and months are meant. */
            store_id: components["schemas"]["StoreId"];
            /**
             * Format: int64
             * @description Version, for `If-Match`.
             */
            version: number;
        };
        /** @example https://m.example.cn */
        GuestAddress: string;
        /** @description Everything on a guest's card. */
        GuestCard: {
            /** @description Who looked at this card last; empty for who may not read the audit. */
            accessed: components["schemas"]["AccessView"][];
            /** @description What the guest has. */
            balances: components["schemas"]["BalancesView2"];
            /** @description The birthday, when it was told. */
            birthday?: components["schemas"]["YearlyDay"] | null;
            /** @description Phones, e-mail and WeChat, masked; the primary phone first. */
            contacts: components["schemas"]["ContactView"][];
            /** @description Coupons that may be used. */
            coupons: components["schemas"]["CouponView2"][];
            /** @description Since when the guest is known. */
            created_at: components["schemas"]["Millis"];
            /** @description What to mind at the table, allergies first. */
            dietary: components["schemas"]["DietaryView"][];
            /** @description Who has read what to mind since it was last changed. */
            dietary_seen: components["schemas"]["SeenView"][];
            /** @description How to address the guest; the masked phone when no name is known. */
            display: string;
            /** @description What ends soon. */
            expiring: components["schemas"]["EndingView"][];
            /** @description What is noted in fields. */
            facts: components["schemas"]["FactView"][];
            /** @description What to say. */
            greeting: components["schemas"]["Greeting"];
            /** @description The group that the guest is in, or whose account this is. */
            group?: components["schemas"]["GuestGroupView"] | null;
            /** @description The guest. */
            guest_id: components["schemas"]["GuestId"];
            /** @description Where the guest stands; `null` where the guest does not want to be known. */
            lifecycle?: components["schemas"]["LifecycleView"] | null;
            /** @description The membership, if there is one. */
            member?: components["schemas"]["MemberView2"] | null;
            /** @description The name, when it is known. */
            name?: string | null;
            /** @description Notes that the reader may see, the newest first. */
            notes: components["schemas"]["NoteView"][];
            /** @description Important days, the next one first, the guest's own birthday among them. */
            occasions: components["schemas"]["OccasionView"][];
            /** @description Who belongs to the guest. */
            relations: components["schemas"]["RelationView"][];
            /** @description `female` or `male`, when it is known. */
            sex?: components["schemas"]["Sex"] | null;
            /** @description The store that got to know the guest. */
            store_id: components["schemas"]["StoreId"];
            /** @description The surname of a Chinese name. */
            surname?: string | null;
            /** @description How the guest wants to be called, when that was noted. */
            title?: string | null;
            /** @description Dishes the guest has again and again. */
            usual: components["schemas"]["UsualView"][];
            /**
             * Format: int64
             * @description Version of the record, for `If-Match`.
             */
            version: number;
            /** @description Whether the house marked the guest as important. */
            vip: boolean;
            /** @description Visits to the reader's stores. */
            visits: components["schemas"]["VisitsView"];
            /**
             * @description Whether the guest does not want to be known in the reader's stores: then there are
             *     allergies only.
             */
            withheld: boolean;
        };
        /** @description What a list of guests comes to. */
        GuestCounts: {
            /**
             * Format: int64
             * @description Bonus that is written, minor units.
             */
            bonus_minor: number;
            /**
             * Format: int64
             * @description Guests whom the house knows and of whom the file says more.
             */
            changed: number;
            /**
             * Format: int64
             * @description Rows that mean the same guest as an earlier row of the file; they are not taken.
             */
            duplicates: number;
            /**
             * Format: int64
             * @description Growth that is written.
             */
            growth: number;
            /**
             * Format: int64
             * @description Guests who become members.
             */
            joining: number;
            /**
             * Format: int64
             * @description Guests whom the house does not know yet.
             */
            new: number;
            /**
             * Format: int64
             * @description Phones that platforms lent, hid, or that are hotlines: they are not kept.
             */
            not_own: number;
            /**
             * Format: int64
             * @description Guests whose points and money are written.
             */
            openings: number;
            /**
             * Format: int64
             * @description Guests whose points and money an earlier file of the source brought.
             */
            openings_known: number;
            /**
             * Format: int64
             * @description Guests of whom the house knows something otherwise; what the house knows stays.
             */
            otherwise: number;
            /**
             * Format: int64
             * @description Points that are written.
             */
            points: number;
            /**
             * Format: int64
             * @description Principal that is written, minor units.
             */
            principal_minor: number;
            /**
             * Format: int64
             * @description Rows that can be read, each a guest.
             */
            rows: number;
            /**
             * Format: int64
             * @description Guests of whom the file says nothing new.
             */
            unchanged: number;
            /** @description Tiers of the file that the house does not have: their members begin at the lowest. */
            unknown_tiers: string[];
        };
        /** @description The group on the card of a guest who is in it, or of its account. */
        GuestGroupView: {
            /** @description Meal money that the guest has now, minor units. */
            allowance_left_minor: components["schemas"]["Minor"];
            /** @description The guest's department. */
            department?: string | null;
            /** @description The group. */
            group_id: components["schemas"]["GroupId"];
            /** @description Whether this is its account, and nobody who sits at a table. */
            is_account: boolean;
            /** @description Whether the reader may open the group's page. */
            is_readable: boolean;
            /** @description A household or a company. */
            kind: components["schemas"]["GroupKind"];
            /** @description What it is called. */
            name: string;
            /** @description The shared balance, principal and bonus, minor units. */
            shared_minor: components["schemas"]["Minor"];
        };
        /** @description A guest that was found. */
        GuestHit: {
            /** @description What to mind at the table, allergies first. */
            allergies: components["schemas"]["Dietary"][];
            /** @description The card of a member. */
            card_no?: string | null;
            /** @description How to address the guest. */
            display: string;
            /** @description What is noted in the fields that were asked for. */
            facts: components["schemas"]["FactView"][];
            /** @description The guest. */
            guest_id: components["schemas"]["GuestId"];
            /** @description Whether a bill of the guest is open today. */
            here_tonight: boolean;
            /** @description The last day on which the guest paid a bill. */
            last_visit_day?: components["schemas"]["BusinessDay"] | null;
            /** @description By what. */
            matched: components["schemas"]["FoundBy"];
            /** @description The name, when it is known. */
            name?: string | null;
            /** @description Whether a phone may be somebody else's by now: ask before anything is credited. */
            phone_in_doubt: boolean;
            /** @description Its last four digits. */
            phone_last4?: string | null;
            /** @description The primary phone, masked. */
            phone_masked?: string | null;
            /** @description `female` or `male`, when it is known. */
            sex?: components["schemas"]["Sex"] | null;
            /** @description Where the guest stands, as it was judged last. */
            stage?: components["schemas"]["Stage"] | null;
            /** @description The surname of a Chinese name. */
            surname?: string | null;
            /** @description The tier of a member. */
            tier?: components["schemas"]["TierName"] | null;
            /** @description How the guest wants to be called, when that was noted. */
            title?: string | null;
            /** @description Whether the guest is important. */
            vip: boolean;
        };
        /** @description Guests that were found. */
        GuestHits: {
            /** @description The best first. */
            items: components["schemas"]["GuestHit"][];
            /**
             * @description Whether every name has been read since the start; until then only phones and cards find
             *     everybody.
             */
            names_ready: boolean;
        };
        /** @example guest_0c4h7p2k9m3xq */
        GuestId: string;
        /**
         * @description Whether a guest had come before, as reports count it.
         * @enum {string}
         */
        GuestKind: "new" | "returning" | "unknown";
        /** @description A guest in a list. */
        GuestLine: {
            /** @description What to mind at the table, allergies first. */
            allergies: components["schemas"]["Dietary"][];
            /** @description The card of a member. */
            card_no?: string | null;
            /** @description How to address the guest. */
            display: string;
            /** @description What is noted in the fields that were asked for. */
            facts: components["schemas"]["FactView"][];
            /** @description The guest. */
            guest_id: components["schemas"]["GuestId"];
            /** @description Whether a bill of the guest is open today. */
            here_tonight: boolean;
            /** @description The last day on which the guest paid a bill. */
            last_visit_day?: components["schemas"]["BusinessDay"] | null;
            /** @description The name, when it is known. */
            name?: string | null;
            /** @description Whether a phone may be somebody else's by now: ask before anything is credited. */
            phone_in_doubt: boolean;
            /** @description Its last four digits. */
            phone_last4?: string | null;
            /** @description The primary phone, masked. */
            phone_masked?: string | null;
            /** @description `female` or `male`, when it is known. */
            sex?: components["schemas"]["Sex"] | null;
            /** @description Where the guest stands, as it was judged last. */
            stage?: components["schemas"]["Stage"] | null;
            /** @description The surname of a Chinese name. */
            surname?: string | null;
            /** @description The tier of a member. */
            tier?: components["schemas"]["TierName"] | null;
            /** @description How the guest wants to be called, when that was noted. */
            title?: string | null;
            /** @description Whether the guest is important. */
            vip: boolean;
        };
        /** @example guestmerge_0c4h7p2k9m3xq */
        GuestMergeId: string;
        /** @example guestpair_0c4h7p2k9m3xq */
        GuestPairId: string;
        /** @description Two records that may be one guest. */
        GuestPairView: {
            /** @description When it was found, or found again. */
            found_at: components["schemas"]["Millis"];
            /** @description The pair. */
            guest_pair_id: components["schemas"]["GuestPairId"];
            /** @description The older record. */
            one: components["schemas"]["GuestCard"];
            /** @description The newer record. */
            other: components["schemas"]["GuestCard"];
            /** @description What speaks for and against, the strongest first. */
            reasons: components["schemas"]["ReasonView"][];
            /**
             * Format: int64
             * @description The probability that they are one guest, thousandths.
             */
            score_milli: number;
            /** @description Whether it is beyond reasonable doubt. */
            sure: boolean;
        };
        /** @description A change; what is absent stays, `null` is forgotten. */
        GuestPatch: {
            /** @default null */
            birthday?: components["schemas"]["YearlyDay"] | null;
            /** @default null */
            name?: components["schemas"]["Name"] | null;
            /** @default null */
            sex?: components["schemas"]["Sex"] | null;
            /** @default null */
            title?: components["schemas"]["Name"] | null;
            /** @default null */
            vip?: boolean | null;
        };
        /** @description What the house has chosen about its guests. */
        GuestRules: {
            /** @description When a guest is going quiet, dormant, lost, new, regular, won back. */
            lifecycle: components["schemas"]["LifecycleRules"];
            /** @description From which spending a head on a guest has middle and high power. */
            power: components["schemas"]["PowerSteps"];
        };
        /** @description What the house has chosen. */
        GuestRulesView: {
            /** @description The choices. */
            rules: components["schemas"]["GuestRules"];
            /**
             * Format: int64
             * @description Their version; 0 while nobody has touched them.
             */
            version: number;
        };
        /** @description What is known about a guest by ourselves. */
        GuestView: {
            /** @description The birthday, when it was told. */
            birthday?: components["schemas"]["YearlyDay"] | null;
            /** @description Phones, e-mail and WeChat, masked; the primary phone first. */
            contacts: components["schemas"]["ContactView"][];
            /** @description Since when the guest is known. */
            created_at: components["schemas"]["Millis"];
            /** @description What to mind at the table, allergies first. */
            dietary: components["schemas"]["DietaryView"][];
            /** @description How to address the guest; the masked phone when no name is known. */
            display: string;
            /** @description The guest. */
            guest_id: components["schemas"]["GuestId"];
            /** @description The name, when it is known. */
            name?: string | null;
            /** @description Notes that the reader may see, the newest first. */
            notes: components["schemas"]["NoteView"][];
            /** @description `female` or `male`, when it is known. */
            sex?: components["schemas"]["Sex"] | null;
            /** @description The store that got to know the guest. */
            store_id: components["schemas"]["StoreId"];
            /** @description The surname of a Chinese name. */
            surname?: string | null;
            /** @description How the guest wants to be called, when that was noted. */
            title?: string | null;
            /**
             * Format: int64
             * @description Version of the record, for `If-Match`.
             */
            version: number;
            /** @description Whether the house marked the guest as important. */
            vip: boolean;
            /**
             * @description Whether the guest does not want to be known in the reader's stores: then there are
             *     allergies only.
             */
            withheld: boolean;
        };
        /** @description Visits to the reader's stores in a time, and what they come to. */
        HabitsView: {
            /**
             * Format: int64
             * @description Paid at each, rounded down.
             */
            average_minor: number;
            /**
             * Format: int64
             * @description Paid bills.
             */
            count: number;
            /** @description Dishes, the most frequent first; at most 20. */
            dishes: components["schemas"]["DishTimes"][];
            /** @description The first day. */
            first_day?: components["schemas"]["BusinessDay"] | null;
            /** @description The first day looked at; `null`: from the beginning. */
            from?: components["schemas"]["BusinessDay"] | null;
            /** @description The last day. */
            last_day?: components["schemas"]["BusinessDay"] | null;
            /**
             * Format: int64
             * @description The smallest party.
             */
            party_from?: number | null;
            /**
             * Format: int64
             * @description The largest party.
             */
            party_to?: number | null;
            /**
             * Format: int64
             * @description The party in the middle.
             */
            party_usual?: number | null;
            /**
             * Format: int64
             * @description Paid by each who sat at the table, rounded down; `None` without visits.
             */
            per_head_minor?: number | null;
            /** @description That against the steps of the house. */
            power?: components["schemas"]["Power"] | null;
            /**
             * Format: int64
             * @description What was paid, without what was given back.
             */
            spent_minor: number;
            /** @description Tables, the usual one first; at most five. */
            tables: components["schemas"]["TableTimes"][];
            /** @description Times of the week, the usual one first; at most five. */
            times: components["schemas"]["TimeTimes"][];
            /** @description The day after the last one; `null`: until today. */
            to?: components["schemas"]["BusinessDay"] | null;
        };
        /** @description Who is to do it now. */
        HandOverBody: {
            /**
             * @description Absent: whoever takes it.
             * @default null
             */
            staff_id?: components["schemas"]["StaffId"] | null;
        };
        /** @description One thing that happened with a guest. */
        Happened: {
            /** @description When. */
            at: components["schemas"]["Millis"];
            /** @description The bill. */
            bill_id: components["schemas"]["BillId"];
            /**
             * Format: int64
             * @description Its number of the day.
             */
            bill_no: number;
            /** @description The business day. */
            business_day: components["schemas"]["BusinessDay"];
            /**
             * Format: int64
             * @description What was paid.
             */
            due_minor: number;
            /**
             * Format: int64
             * @description How many guests.
             */
            guests: number;
            /** @constant */
            kind: "visit";
            /**
             * Format: int64
             * @description What was given back.
             */
            refunded_minor: number;
            /** @description `settled`, `part_refunded` or `refunded`. */
            state: string;
            /** @description Where. */
            store_id: components["schemas"]["StoreId"];
            /** @description The table. */
            table?: string | null;
        } | {
            /** @description When. */
            at: components["schemas"]["Millis"];
            /**
             * Format: int64
             * @description What came on top.
             */
            bonus_minor: number;
            /** @constant */
            kind: "top_up";
            /** @description The plan's name. */
            name: string;
            /**
             * Format: int64
             * @description What was paid.
             */
            paid_minor: number;
            /** @description Where. */
            store_id: components["schemas"]["StoreId"];
            /** @description The top-up. */
            top_up_id: components["schemas"]["TopUpId"];
        } | {
            /** @description When. */
            at: components["schemas"]["Millis"];
            /**
             * Format: int64
             * @description What of the bonus ended.
             */
            bonus_void_minor: number;
            /** @description On which ground. */
            ground: string;
            /** @constant */
            kind: "top_up_refund";
            /**
             * Format: int64
             * @description What was paid out.
             */
            pays_minor: number;
            /** @description Where. */
            store_id: components["schemas"]["StoreId"];
        } | {
            /** @description When. */
            at: components["schemas"]["Millis"];
            /** @description The coupon as it is now. */
            coupon: components["schemas"]["CouponView2"];
            /** @constant */
            kind: "coupon";
        } | {
            /** @description The tier after. */
            after: components["schemas"]["TierName"];
            /** @description When. */
            at: components["schemas"]["Millis"];
            /** @description The tier before. */
            before: components["schemas"]["TierName"];
            /** @constant */
            kind: "tier_change";
            /** @description Why, as a word. */
            reason: string;
        } | {
            /** @description The stage after. */
            after: components["schemas"]["Stage"];
            /** @description When it was seen. */
            at: components["schemas"]["Millis"];
            /** @description The stage before. */
            before: components["schemas"]["Stage"];
            /** @constant */
            kind: "stage_change";
        } | {
            /** @description When. */
            at: components["schemas"]["Millis"];
            /** @constant */
            kind: "note";
            /** @description The note. */
            note: components["schemas"]["NoteView"];
        };
        /** @description The one sentence about the period. */
        HeadlineView: {
            /** @description What that comes from: `guests`, `average` or `both`. */
            cause?: string | null;
            /**
             * Format: int64
             * @description How far from usual, basis points.
             */
            change_bp?: number | null;
            /** @description `nothing`, `no_usual`, `as_usual`, `more` or `less`. */
            code: string;
        };
        /** @description One hour of one weekday. */
        HeatCellView: {
            /**
             * Format: int64
             * @description Guests in it, on the mean of the days that were open.
             */
            guests: number;
            /**
             * Format: uint8
             * @description The hour on the wall.
             */
            hour: number;
            /**
             * Format: int64
             * @description 0 to 5, for its colour.
             */
            level: number;
            /**
             * Format: uint8
             * @description 1 = Monday … 7 = Sunday.
             */
            weekday: number;
        };
        /** @description Busy hours of a week. */
        HeatView: {
            /** @description Each hour of each weekday. */
            cells: components["schemas"]["HeatCellView"][];
            /** @description The first day it is made from. */
            from: components["schemas"]["BusinessDay"];
            /** @description Hours on the wall, in the order of the business day. */
            hours: number[];
            /** @description The day after the last one. */
            to: components["schemas"]["BusinessDay"];
        };
        /** @description Why a guest cannot be erased now. */
        HindranceView: {
            /** @description The code that the erasure would be refused with. */
            code: string;
            /** @description What its sentence names. */
            params: {
                [key: string]: unknown;
            };
        };
        /** @description Hours of a day, `[from, to)`; `to` at or before `from` by the clock means the next morning. */
        Hours: {
            /** @description When they begin. */
            from: components["schemas"]["DayMinute"];
            /** @description When they end. */
            to: components["schemas"]["DayMinute"];
        };
        /** @description Its opening hours. */
        HoursBody: {
            weekly: components["schemas"]["OpenPeriod"][];
        };
        /** @description What the house knows of rates beyond what the program ships. */
        HouseRates: {
            /**
             * Format: uint32
             * @description The rate that its terms agree, basis points a year; it goes before the published ones.
             * @default null
             */
            agreed_bp?: number | null;
            /**
             * @description Deposit benchmarks, likewise.
             * @default []
             */
            deposit?: components["schemas"]["RateFrom"][];
            /**
             * @description Loan prime rates that were published since this version of the program, in any order.
             * @default []
             */
            lpr?: components["schemas"]["RateFrom"][];
        };
        /** @description How the guest said so. */
        How: "spoken" | "paper" | "form" | "reply" | "link" | "import";
        /** @description Where the meaning of a column comes from. */
        How2: "sure" | "likely" | "guess" | "saved" | "said";
        /** @description An HMAC-SHA256 of the request. */
        HttpSignature: {
            /** @description The header it goes into. */
            header: string;
            /** @description How it is written. */
            letters: components["schemas"]["Letters"];
            /** @description What is signed, with the holes `{body}`, `{time}` and `{id}`. */
            over: string;
        };
        /** @description A column of a file. */
        ImportColumn: {
            /** @description What stands above it. */
            header: string;
            /** @description Where that comes from. */
            how: components["schemas"]["How2"];
            /** @description What it holds; `null` for what is not read. */
            target?: string | null;
        };
        /** @example import_0c4h7p2k9m3xq */
        ImportId: string;
        /** @description Who imported. */
        ImportMaker: {
            /** @description The name. */
            name: string;
            /** @description Who. */
            staff_id: components["schemas"]["StaffId"];
        };
        /** @description A row of a file. */
        ImportPreviewRow: {
            /** @description Its cells; phones are masked. */
            cells: string[];
            /**
             * Format: uint32
             * @description Its number, as people count.
             */
            row: number;
        };
        /** @description An import in a list. */
        ImportRow: {
            /** @description The job that counts it, or did. */
            count_job_id?: components["schemas"]["JobId"] | null;
            /** @description What it comes to, once it is counted. */
            counts?: components["schemas"]["Counts"] | null;
            /** @description When it was brought. */
            created_at: components["schemas"]["Millis"];
            /** @description Who brought it; nobody when it was done at the terminal. */
            created_by?: components["schemas"]["ImportMaker"] | null;
            /**
             * Format: int64
             * @description How large it is, bytes.
             */
            file_bytes: number;
            /** @description What the file is called. */
            file_name?: string | null;
            /** @description When it was finished. */
            finished_at?: components["schemas"]["Millis"] | null;
            /** @description Its first business day. */
            first_day?: components["schemas"]["BusinessDay"] | null;
            /** @description Which. */
            import_id: components["schemas"]["ImportId"];
            /** @description The job that writes or removes it, or did. */
            job_id?: components["schemas"]["JobId"] | null;
            /** @description Its last business day. */
            last_day?: components["schemas"]["BusinessDay"] | null;
            /** @description Why it failed. */
            problem_code?: string | null;
            /**
             * Format: int64
             * @description Rows that hold something.
             */
            rows: number;
            /** @description Which system wrote the file, in the house's words. */
            source: string;
            /** @description How far it is. */
            state: components["schemas"]["ImportState"];
            /** @description Into which store. */
            store_id: components["schemas"]["StoreId"];
            /** @description When it was undone. */
            undone_at?: components["schemas"]["Millis"] | null;
            /**
             * Format: int64
             * @description Counts its changes.
             */
            version: number;
        };
        /** @description A sheet of a file. */
        ImportSheet: {
            /** @description Its columns. */
            columns: components["schemas"]["ImportColumn"][];
            /**
             * Format: uint32
             * @description In which row the headers are.
             */
            header_row?: number | null;
            /** @description Whether it is read. */
            is_read: boolean;
            /** @description Its name; empty for a text. */
            name: string;
            /** @description The first rows below the headers, while the file lies here. */
            preview: components["schemas"]["ImportPreviewRow"][];
        };
        /** @description A source whose columns are remembered. */
        ImportSource: {
            /** @description When something was last said of it. */
            changed_at: components["schemas"]["Millis"];
            /** @description Its name. */
            source: string;
        };
        /** @description How far an import is. */
        ImportState: "staged" | "running" | "finished" | "undoing" | "undone" | "failed";
        /** @description What a file came to. */
        ImportView: {
            /** @description The first fifty of them. */
            bad: components["schemas"]["BadRow"][];
            /**
             * Format: uint
             * @description How many rows cannot be taken.
             */
            bad_rows: number;
            /**
             * Format: uint
             * @description How many change.
             */
            changed: number;
            /** @description Whether nothing was written. */
            dry_run: boolean;
            /** @description The headers that were understood. */
            headers: string[];
            /** @description What it is undone by; absent when nothing was written. */
            import_id?: components["schemas"]["ImportId"] | null;
            /**
             * Format: uint
             * @description How many dishes are new.
             */
            new: number;
            /** @description The first twenty rows. */
            preview: components["schemas"]["PreviewRow"][];
            /**
             * Format: uint
             * @description How many stay.
             */
            unchanged: number;
            /** @description How the file was written: an encoding, or `xlsx`. */
            written: string;
        };
        /** @description An import with its file. */
        ImportView2: {
            /** @description The job that counts it, or did. */
            count_job_id?: components["schemas"]["JobId"] | null;
            /** @description What it comes to, once it is counted. */
            counts?: components["schemas"]["Counts"] | null;
            /** @description When it was brought. */
            created_at: components["schemas"]["Millis"];
            /** @description Who brought it; nobody when it was done at the terminal. */
            created_by?: components["schemas"]["ImportMaker"] | null;
            /** @description Which is the month, where the year comes last. */
            date_order?: components["schemas"]["DateOrder"] | null;
            /**
             * Format: int64
             * @description How large it is, bytes.
             */
            file_bytes: number;
            /** @description What the file is called. */
            file_name?: string | null;
            /** @description When it was finished. */
            finished_at?: components["schemas"]["Millis"] | null;
            /** @description Its first business day. */
            first_day?: components["schemas"]["BusinessDay"] | null;
            /** @description Which. */
            import_id: components["schemas"]["ImportId"];
            /** @description Whether dates are there that could be read either way, and nobody said how. */
            is_date_ambiguous: boolean;
            /** @description The job that writes or removes it, or did. */
            job_id?: components["schemas"]["JobId"] | null;
            /** @description Why it cannot be run as it is, by its code. */
            lacks?: string | null;
            /** @description Its last business day. */
            last_day?: components["schemas"]["BusinessDay"] | null;
            /** @description Why it failed. */
            problem_code?: string | null;
            /**
             * Format: int64
             * @description Rows that hold something.
             */
            rows: number;
            /** @description Its sheets. */
            sheets: components["schemas"]["ImportSheet"][];
            /** @description Which system wrote the file, in the house's words. */
            source: string;
            /** @description How far it is. */
            state: components["schemas"]["ImportState"];
            /** @description Into which store. */
            store_id: components["schemas"]["StoreId"];
            /** @description What a column can hold. */
            targets: string[];
            /** @description When it was undone. */
            undone_at?: components["schemas"]["Millis"] | null;
            /**
             * Format: int64
             * @description Counts its changes.
             */
            version: number;
            /** @description `xlsx`, `json`, or the encoding of a text: `utf-8`, `gb18030`, `utf-16le`. */
            written: string;
        };
        /** @description Where a bill comes from that another till settled. */
        ImportedView: {
            /** @description The import that brought it. */
            import_id: components["schemas"]["ImportId"];
            /** @description Its number there; absent when the file gave none. */
            order_no?: string | null;
            /** @description The system that settled it, in the house's words. */
            source: string;
        };
        /** @description What everyone may know of this server. */
        InstanceView: {
            company_name?: string | null;
            /** @description Whether everything in it is invented. */
            demo: boolean;
            /** @description Who can log in to the demo; the passwords are no secret. Empty elsewhere. */
            demo_logins: components["schemas"]["DemoLoginView"][];
            languages: string[];
            plain_http: boolean;
            product: string;
            /** @description Whether the set-up is over. */
            set_up: boolean;
            /** @description Whether second factors are in use here. */
            totp_available: boolean;
            version: string;
        };
        /** @description How interest was worked out: the lines that the page and the receipt show. */
        InterestTerms: {
            /**
             * Format: uint32
             * @description Days from then to the payment; 0 when it is paid the same day.
             */
            days: number;
            /** @description The day on which the contract ended. */
            ended_on: components["schemas"]["BusinessDay"];
            /** @description Which rate. */
            rate: components["schemas"]["Rate"];
            /**
             * Format: uint32
             * @description Basis points a year.
             */
            rate_bp: number;
        };
        /** @description Coupons to be issued. */
        IssueBody: {
            /**
             * Format: uint32
             * @description How many to each.
             * @default 1
             */
            count?: number;
            /** @description To whom, 1 to 200 guests. */
            guest_ids: components["schemas"]["GuestId"][];
            /**
             * @description Why, for the audit.
             * @default null
             */
            reason?: components["schemas"]["Name"] | null;
            /** @description In which store: its days begin and end the coupons' term. */
            store_id: components["schemas"]["StoreId"];
        };
        /** @description What was issued. */
        IssuedView: {
            /** @description The coupons, guest by guest in the order of the request. */
            coupon_ids: components["schemas"]["CouponId"][];
            /**
             * Format: uint
             * @description How many.
             */
            issued: number;
        };
        /**
         * @description What kind of issuer of prepaid cards the company is in law: it decides whether it files and
         *     how much it keeps in custody.
         */
        IssuerType: "individual" | "other" | "scale" | "group" | "brand";
        /** @example job_0c4h7p2k9m3xq */
        JobId: string;
        /** @description A job that was made. */
        JobMade: {
            /** @description Where its progress is. */
            job_id: components["schemas"]["JobId"];
        };
        /** @description A job. */
        JobView: {
            cancel_asked: boolean;
            created_at: components["schemas"]["Millis"];
            created_by?: components["schemas"]["Maker"] | null;
            /** Format: int64 */
            done: number;
            error_code?: string | null;
            file_name?: string | null;
            /** @description Until when the file can be had. */
            file_until?: components["schemas"]["Millis"] | null;
            finished_at?: components["schemas"]["Millis"] | null;
            has_file: boolean;
            job_id: components["schemas"]["JobId"];
            /** @description What it does, as `audit.export`. */
            kind: string;
            mine: boolean;
            started_at?: components["schemas"]["Millis"] | null;
            /** @description `waiting`, `running`, `done`, `failed`, `cancelled` or `dead`. */
            state: string;
            store_id?: components["schemas"]["StoreId"] | null;
            /** @description Words for its title. */
            title_params: unknown;
            /** Format: int64 */
            total?: number | null;
            /** Format: int64 */
            tries: number;
        };
        /** @description Who joins, and what was accepted: `guest_id` or `guest`. */
        JoinBody: {
            /** @default false */
            guardian_agreed?: boolean;
            guest?: components["schemas"]["JoiningGuest"] | null;
            /** @default null */
            guest_id?: components["schemas"]["GuestId"] | null;
            store_id: components["schemas"]["StoreId"];
            /**
             * Format: uint32
             * @default null
             */
            terms_version?: number | null;
        };
        /** @description A guest who has just joined. */
        JoinedView: {
            /** @description The card's number. */
            card_no: string;
            /** @description Whose. */
            guest_id: components["schemas"]["GuestId"];
            /** @description On which business day he joined. */
            joined_day: components["schemas"]["BusinessDay"];
            /** @description The membership. */
            member_id: components["schemas"]["MemberId"];
            /** @description The tier. */
            tier: components["schemas"]["TierView"];
            /** @description Why he has it. */
            tier_reason: components["schemas"]["Reason2"];
            /** @description Since which business day. */
            tier_since: components["schemas"]["BusinessDay"];
            /** @description The first day after its term; `null` for the lowest. */
            tier_until?: components["schemas"]["BusinessDay"] | null;
            /** @description What the house gave. */
            welcome: components["schemas"]["WelcomeView"];
        };
        /** @description Somebody who is not known yet. */
        JoiningGuest: {
            /** @default null */
            name?: components["schemas"]["Name"] | null;
            phone: components["schemas"]["Phone"];
            /** @default null */
            title?: components["schemas"]["Name"] | null;
        };
        /** @example journal_0c4h7p2k9m3xq */
        JournalId: string;
        /** @description A journal as its holder sees it. */
        JournalView: {
            /** @description When. */
            at: components["schemas"]["Millis"];
            /** @description For what. */
            cause: components["schemas"]["CauseView"];
            /** @description What it did. */
            changes: components["schemas"]["ChangeView"][];
            /** @description The journal. */
            journal_id: components["schemas"]["JournalId"];
            /** @description What kind of thing happened. */
            kind: string;
            /** @description The journal that it undoes. */
            reverses?: components["schemas"]["JournalId"] | null;
            /** @description Who did it. */
            staff_id?: components["schemas"]["StaffId"] | null;
            /** @description In which store. */
            store_id: components["schemas"]["StoreId"];
        };
        /** @description How the sheet was kept. */
        Kept: "printed" | "saved";
        /** @description What stays of a guest, and why. */
        KeptView: {
            /** @description The table. */
            table: string;
            /** @description Why, in a sentence for developers. */
            why: string;
        };
        /** @example key_0c4h7p2k9m3xq */
        KeyId: string;
        /** @description A key, without what opens the door. */
        KeyView: {
            created_at: components["schemas"]["Millis"];
            created_by: string;
            ended_at?: components["schemas"]["Millis"] | null;
            key_id: components["schemas"]["KeyId"];
            /** @description The last four characters, to tell two keys apart. */
            last4: string;
            last_used_at?: components["schemas"]["Millis"] | null;
            name: string;
            permissions: components["schemas"]["Permission"][];
            refund_limit_minor?: components["schemas"]["Minor"] | null;
            store_ids: components["schemas"]["StoreId"][];
            /** Format: int64 */
            version: number;
        };
        /** @description All tiers, lowest first, and how long they last. */
        Ladder: {
            /**
             * Format: uint32
             * @description How many days after its term a tier is still held.
             */
            grace_days: number;
            /**
             * Format: uint32
             * @description For how many months a tier above the lowest is held.
             */
            term_months: number;
            /** @description The tiers, lowest first. */
            tiers: components["schemas"]["Tier"][];
            /**
             * Format: uint32
             * @description Over how many months back is counted.
             */
            window_months: number;
        };
        /** @description The ladder as it is to be. */
        LadderBody: {
            /** Format: uint32 */
            grace_days: number;
            /** Format: uint32 */
            term_months: number;
            tiers: components["schemas"]["TierBody"][];
            /** Format: uint32 */
            window_months: number;
        };
        /** @description The lanes, in the order in which they are worked. */
        Lane: "unit_price" | "line" | "bill" | "points" | "manual" | "rounding";
        /** @description A language of the screens. */
        Language: "zh-CN" | "zh-TW" | "en";
        /** @description The language of headings. */
        Language2: "zh-CN" | "zh-TW" | "en";
        /** @description In which language the house writes. */
        Language3: "zh_cn" | "zh_tw" | "en";
        /** @description In which letters a signature is written. */
        Letters: "hex" | "base64";
        /** @description What the house owes beside what it may owe. */
        Liability: {
            /** @description The line, minor units, if there is one. */
            line_minor?: components["schemas"]["Minor"] | null;
            /** @description How near it is. */
            nearness: components["schemas"]["Nearness"];
            /** @description Principal of all guests, set aside or not, minor units. */
            owed_minor: components["schemas"]["Minor"];
        };
        /** @description What the owner has chosen. */
        LifecycleRules: {
            /**
             * Format: uint16
             * @description The same for dormant.
             */
            dormant_after_days: number;
            /**
             * Format: uint16
             * @description Days without a visit after which a guest without a rhythm is going quiet.
             */
            fading_after_days: number;
            /**
             * Format: uint16
             * @description The same for lost.
             */
            lost_after_days: number;
            /**
             * Format: uint16
             * @description How long after the first visit a guest counts as new.
             */
            new_days: number;
            /**
             * Format: uint16
             * @description So many visits within `regular_window_days` make a regular.
             */
            regular_visits: number;
            /**
             * Format: uint16
             * @description The days that visits of a regular are counted in.
             */
            regular_window_days: number;
            /**
             * Format: uint16
             * @description How long after the return a guest counts as won back.
             */
            won_back_days: number;
        };
        /** @description Where a guest stands, and how that came. */
        LifecycleView: {
            /** @description By what; `None` while there was no visit. */
            basis?: components["schemas"]["Basis"] | null;
            /** @description The next day on which the stage may change without a visit. */
            check_on?: components["schemas"]["BusinessDay"] | null;
            /** @description When the next visit is due by the own rhythm. */
            expected_on?: components["schemas"]["BusinessDay"] | null;
            /** @description Earlier stages, the newest first. */
            history: components["schemas"]["StageChangeView"][];
            /**
             * Format: int64
             * @description The own interval in days, once there is one.
             */
            interval_days?: number | null;
            /** @description From when on the guest is going quiet. */
            late_on?: components["schemas"]["BusinessDay"] | null;
            /** @description Why. */
            reason: components["schemas"]["StageReason"];
            /** @description Since when the guest is in this stage. */
            since_day: components["schemas"]["BusinessDay"];
            /** @description The stage. */
            stage: components["schemas"]["Stage"];
            /** @description The latest days on which the guest was in the reader's stores, the oldest first. */
            visit_days: components["schemas"]["BusinessDay"][];
        };
        /** @description A ceiling on what one person does alone; above it a second person approves. */
        Limit: "discount_bp" | "discount_minor" | "refund_minor" | "comp_minor" | "points_adjust" | "export_rows";
        /** @description A limit and what it counts. */
        LimitFact: {
            /** Format: int64 */
            highest: number;
            limit: components["schemas"]["Limit"];
            unit: components["schemas"]["LimitUnit"];
        };
        /** @description What a limit counts. */
        LimitUnit: "bp" | "minor" | "points" | "rows";
        /** @description The limits of a role; one not named is 0, null is no ceiling. */
        Limits: {
            /** Format: int64 */
            comp_minor?: number | null;
            /** Format: int64 */
            discount_bp?: number | null;
            /** Format: int64 */
            discount_minor?: number | null;
            /** Format: int64 */
            export_rows?: number | null;
            /** Format: int64 */
            points_adjust?: number | null;
            /** Format: int64 */
            refund_minor?: number | null;
        };
        /** @description What a group pays at most for one person, minor units; absent is no limit, 0 is nothing. */
        Limits2: {
            /**
             * @description Of one bill.
             * @default null
             */
            bill_minor?: components["schemas"]["Minor"] | null;
            /**
             * @description Of a business day.
             * @default null
             */
            day_minor?: components["schemas"]["Minor"] | null;
            /**
             * @description Of each meal of a business day.
             * @default {}
             */
            meals?: {
                [key: string]: components["schemas"]["Minor"];
            };
        };
        /**
         * Format: uint32
         * @description The number of a line on its bill; it stays with the line when others go.
         */
        LineNo: number;
        /** @description A part of one line. */
        LineRefund: {
            /** @description Which line. */
            line: components["schemas"]["LineNo"];
            /** @description How much of it. */
            part: components["schemas"]["PartAsked"];
        };
        /** @description What one line got of a step. */
        LineShare: {
            /** @description Which line. */
            line: components["schemas"]["LineNo"];
            /** @description How much, minor units. */
            off_minor: components["schemas"]["Minor"];
        };
        /** @description What is wrong with a line. */
        LineTrouble: "not_readable" | "unknown" | "in_group" | "twice" | "department";
        /** @description One line as it was understood. */
        LineView: {
            /**
             * Format: uint32
             * @description The department.
             */
            department_no?: number | null;
            /** @description How he is called. */
            display?: string | null;
            /** @description Who is meant. */
            guest_id?: components["schemas"]["GuestId"] | null;
            /**
             * Format: uint32
             * @description Its number, from 1.
             */
            line: number;
            /** @description What is wrong with it. */
            trouble?: components["schemas"]["LineTrouble"] | null;
        };
        /** @description What kind of line it is. */
        LineWord: "dish" | "charge" | "amount";
        /** @description Members in lines, such as a sheet gives when it is pasted. */
        LinesBody: {
            /**
             * @description `true` takes all of them in, or none; else they are only looked at.
             * @default false
             */
            commit?: boolean;
            /** @description A phone or a card number a line, and after a comma or a tab the department. */
            text: string;
        };
        /** @description Lines as they were understood. */
        LinesView: {
            /**
             * Format: uint32
             * @description How many are members now.
             */
            added: number;
            /** @description Whether all of them can be taken in. */
            fit: boolean;
            /** @description Line by line. */
            lines: components["schemas"]["LineView"][];
        };
        /** @example lin.host */
        Login: string;
        /** @description A try at logging in. */
        LoginBody: {
            /** @description What the person types as name. */
            login: string;
            /** @description The password. */
            password: string;
            /**
             * @description One of the printed recovery codes, instead of the six digits.
             * @default null
             */
            recovery_code?: string | null;
            /**
             * @description Whether this device need not give the second factor for 30 days.
             * @default false
             */
            remember_device?: boolean;
            /**
             * @description Six digits of the authenticator app.
             * @default null
             */
            totp_code?: string | null;
        };
        /** @example lot_0c4h7p2k9m3xq */
        LotId: string;
        /** @description What was credited together. */
        LotView: {
            /** @description When it ends. */
            expires_at?: components["schemas"]["Millis"] | null;
            /**
             * Format: int64
             * @description What may be spent, in the unit.
             */
            free: number;
            /**
             * Format: int64
             * @description What is set aside, in the unit.
             */
            held: number;
            /** @description The lot. */
            lot_id: components["schemas"]["LotId"];
            /** @description When what is pending counts. */
            matures_at?: components["schemas"]["Millis"] | null;
            /** @description When it was opened. */
            opened_at: components["schemas"]["Millis"];
            /**
             * Format: int64
             * @description What counts later, in the unit.
             */
            pending: number;
            /** @description The top-up that paid for it. */
            top_up_id?: components["schemas"]["TopUpId"] | null;
            /** @description `points`, `principal`, `bonus` … */
            unit: string;
        };
        /**
         * @description A day of the lunar calendar.
         *
         *     # Examples
         *     ```
         *     use zhike_domain::guests::LunarDay;
         *     let day = LunarDay::of("2026-12-03".parse()?).unwrap();
         *     assert_eq!(day.to_string(), "2026-10-25"); // 十月廿五
         *     # Ok::<(), zhike_domain::kernel::time::TimeError>(())
         *     ```
         */
        LunarDay: {
            /**
             * Format: uint8
             * @description 1 to 30.
             */
            day: number;
            /** @description Whether it is the leap month (闰月) after the month of that number. */
            leap_month: boolean;
            /**
             * Format: uint8
             * @description 1 to 12.
             */
            month: number;
            /**
             * Format: int16
             * @description The lunar year, by the solar year in which it begins.
             */
            year: number;
        };
        /** @description A key that was just made. */
        MadeKeyView: {
            created_at: components["schemas"]["Millis"];
            created_by: string;
            ended_at?: components["schemas"]["Millis"] | null;
            key_id: components["schemas"]["KeyId"];
            /** @description The last four characters, to tell two keys apart. */
            last4: string;
            last_used_at?: components["schemas"]["Millis"] | null;
            name: string;
            permissions: components["schemas"]["Permission"][];
            refund_limit_minor?: components["schemas"]["Minor"] | null;
            /** @description The key itself; it is shown this once. */
            secret: string;
            store_ids: components["schemas"]["StoreId"][];
            /** Format: int64 */
            version: number;
        };
        /** @description Somebody, by name. */
        Maker: {
            name: string;
            staff_id: components["schemas"]["StaffId"];
        };
        /** @description One discount by hand. The reason is never empty. */
        Manual: {
            /** @description What is given. */
            act: components["schemas"]["ManualAct"];
            /** @description Why. */
            reason: components["schemas"]["Name"];
        };
        /** @description What is given by hand. */
        ManualAct: {
            /** @constant */
            act: "percent";
            /** @description What is paid, basis points. */
            pay_bp: components["schemas"]["BasisPoints"];
        } | {
            /** @constant */
            act: "amount";
            /** @description How much, minor units. */
            off_minor: components["schemas"]["Minor"];
        } | {
            /** @constant */
            act: "gift";
            /** @description Which line. */
            line: components["schemas"]["LineNo"];
        } | {
            /** @constant */
            act: "comp";
        };
        /** @description What a person says of a file. */
        MappingBody: {
            /**
             * @description Which is the month, where the year comes last.
             * @default null
             */
            date_order?: components["schemas"]["DateOrder"] | null;
            /** @description Its sheets, in the order of the file. */
            sheets: components["schemas"]["SheetBody"][];
            /** @description Which system wrote it, in the house's words. */
            source: string;
        };
        /** @description The caller himself. */
        MeView: {
            /** @description The company. */
            company?: components["schemas"]["CompanyName"] | null;
            /** @description Whether this is a demo. */
            demo: boolean;
            /** @description `auto`, `console` or `touch`. */
            density: string;
            /** @description Whether single letters work as keys. */
            hotkeys: boolean;
            /** @description `zh-CN`, `zh-TW` or `en`. */
            language: string;
            /** @description Up to what size without a second person; null is no ceiling. */
            limits: components["schemas"]["Limits"];
            /** @description What the person types to log in. */
            login: string;
            /** @description Whether a new password must be chosen before anything else. */
            must_change_password: boolean;
            /** @description The person's name. */
            name: string;
            /** @description What the role allows. */
            permissions: components["schemas"]["Permission"][];
            /** @description Whether the page came over plain HTTP. */
            plain_http: boolean;
            /** @description The role held. */
            role: components["schemas"]["RoleName"];
            /** @description Where it holds. */
            scope: components["schemas"]["ScopeView"];
            /** @description The person. */
            staff_id: components["schemas"]["StaffId"];
            /** @description The stores in which the person may act. */
            stores: components["schemas"]["StoreName"][];
            /** @description `auto`, `light` or `dark`. */
            theme: string;
            /** @description The second factor. */
            totp: components["schemas"]["TotpView"];
            /**
             * Format: int64
             * @description Version of the person's own data.
             */
            version: number;
        };
        /** @description The part of the day of a visit. */
        Meal: "breakfast" | "lunch" | "afternoon" | "dinner" | "late";
        /** @description What counts towards a tier. */
        Measure: "spend" | "visits" | "growth" | "top_up" | "referrals" | "tenure";
        /** @example member_0c4h7p2k9m3xq */
        MemberId: string;
        /** @description A change of a membership. */
        MemberPatch: {
            /** @default null */
            allowance_minor?: components["schemas"]["Minor"] | null;
            /**
             * Format: uint32
             * @default null
             */
            department_no?: number | null;
            /** @default null */
            limits?: components["schemas"]["Limits2"] | null;
            /** @default null */
            until?: components["schemas"]["BusinessDay"] | null;
        };
        /** @description A member. */
        MemberView: {
            /** @description The card's number. */
            card_no: string;
            /** @description Whose. */
            guest_id: components["schemas"]["GuestId"];
            /** @description On which business day he joined. */
            joined_day: components["schemas"]["BusinessDay"];
            /** @description The membership. */
            member_id: components["schemas"]["MemberId"];
            /** @description The tier. */
            tier: components["schemas"]["TierView"];
            /** @description Why he has it. */
            tier_reason: components["schemas"]["Reason2"];
            /** @description Since which business day. */
            tier_since: components["schemas"]["BusinessDay"];
            /** @description The first day after its term; `null` for the lowest. */
            tier_until?: components["schemas"]["BusinessDay"] | null;
        };
        /** @description A membership. */
        MemberView2: {
            /** @description The card's number. */
            card_no: string;
            /** @description When the guest joined. */
            joined_day: components["schemas"]["BusinessDay"];
            /** @description The member. */
            member_id: components["schemas"]["MemberId"];
            /** @description The tier. */
            tier: components["schemas"]["TierName"];
            /** @description The last day of the tier's term; `null` for the lowest. */
            tier_until?: components["schemas"]["BusinessDay"] | null;
        };
        /** @description Who may have it. */
        Members: {
            /** @constant */
            who: "anybody";
        } | {
            /** @constant */
            who: "members";
        } | {
            /** @description Which. */
            tier_ids: components["schemas"]["TierId"][];
            /** @constant */
            who: "tiers";
        };
        /** @description The menu of a store. */
        MenuView: {
            /** @description The categories in their order. */
            categories: components["schemas"]["CategoryView"][];
            /** @description The store's charges. */
            charges: components["schemas"]["ChargeView"][];
            /**
             * Format: int64
             * @description Version of the charges.
             */
            charges_version: number;
            /** @description Every dish, also those that the store does not sell. */
            dishes: components["schemas"]["DishView"][];
            /**
             * Format: int64
             * @description Grows with every change of the menu, of the company's or of the store's.
             */
            version: number;
        };
        /** @description Which record goes, and whose values count. */
        MergeBody: {
            /**
             * @description Whose name, title, sex and birthday count; two different birthdays must be chosen from.
             * @default {
             *       "birthday": null,
             *       "name": null,
             *       "sex": null,
             *       "title": null
             *     }
             */
            keep?: components["schemas"]["Choice2"];
            /** @description The record that is merged into this one. */
            other_id: components["schemas"]["GuestId"];
            /** @description Where it is done. */
            store_id: components["schemas"]["StoreId"];
        };
        /** @description A merge that can be taken apart. */
        MergeView: {
            /** @description How to address the guest. */
            display: string;
            /** @description The record that stayed. */
            guest_id: components["schemas"]["GuestId"];
            /** @description The merge. */
            guest_merge_id: components["schemas"]["GuestMergeId"];
            /** @description When. */
            merged_at: components["schemas"]["Millis"];
            /** @description The record that was merged into it. */
            other_id: components["schemas"]["GuestId"];
            /** @description Who did it. */
            staff?: components["schemas"]["StaffRef"] | null;
        };
        /** @description A merge. */
        MergedView: {
            /** @description The record that stayed. */
            guest_id: components["schemas"]["GuestId"];
            /** @description The merge; it can be taken apart. */
            guest_merge_id: components["schemas"]["GuestMergeId"];
            /** @description The record that answers with that one since. */
            other_id: components["schemas"]["GuestId"];
        };
        /** @description By what a message goes. */
        MessageChannel: "box" | "email" | "sms";
        /** @example message_0c4h7p2k9m3xq */
        MessageId: string;
        /** @description A message in the box: where it went is masked. */
        MessageLine: {
            /** @description Where it went, masked. */
            address_masked?: string | null;
            /** @description By what. */
            channel: components["schemas"]["MessageChannel"];
            /**
             * Format: int64
             * @description What it cost, in thousandths of the minor unit.
             */
            cost_milli: number;
            /** @description When it was asked for. */
            created_at: components["schemas"]["Millis"];
            /** @description When the guest had it. */
            delivered_at?: components["schemas"]["Millis"] | null;
            /** @description When it goes, or was last tried. */
            due_at: components["schemas"]["Millis"];
            /** @description What was wrong at the last try. */
            error_code?: string | null;
            /** @description How to address him. */
            guest?: string | null;
            /** @description To whom; nobody for a test. */
            guest_id?: components["schemas"]["GuestId"] | null;
            /** @description Whether it may be sent again. */
            may_go_again: boolean;
            /** @description The message. */
            message_id: components["schemas"]["MessageId"];
            /** @description What it is for. */
            purpose: components["schemas"]["MessagePurpose"];
            /** @description Why: `receipt`, `top_up`, `tier_changed`, `points_expiring`, `by_hand` or `test`. */
            reason: string;
            /**
             * Format: uint32
             * @description Parts of a text message.
             */
            segments: number;
            /** @description When the carrier had it. */
            sent_at?: components["schemas"]["Millis"] | null;
            /** @description Who asked for it; nobody for a notice. */
            staff?: components["schemas"]["StaffRef"] | null;
            /** @description How far it is. */
            state: components["schemas"]["MessageState"];
            /** @description The store it belongs to. */
            store_id?: components["schemas"]["StoreId"] | null;
            /**
             * Format: uint32
             * @description How often it was tried.
             */
            tries: number;
            /**
             * Format: int64
             * @description Version, for `If-Match`.
             */
            version: number;
            /** @description Why it did not go, or stays here. */
            why?: components["schemas"]["Why2"] | null;
        };
        /** @description What a message is for. */
        MessagePurpose: "service" | "marketing";
        /** @description What holds for all messages. */
        MessageRules: {
            /**
             * Format: uint32
             * @description How long messages are kept, in months.
             */
            keep_months: number;
            /** @description In which language the house writes. */
            language: components["schemas"]["Language3"];
            /**
             * Format: uint32
             * @description The most advertising to one guest in seven days, over all channels.
             */
            most_in_week: number;
            /**
             * @description The notices, each by its word; one that is not named is off.
             * @default {}
             */
            notices?: {
                [key: string]: components["schemas"]["NoticeRule"];
            };
            /**
             * Format: int64
             * @description What one part of a text message costs, in thousandths of a fen.
             */
            segment_cost_milli: number;
            /**
             * @description The signature of text messages, without its brackets; absent until one is registered.
             * @default null
             */
            sign?: components["schemas"]["Sign"] | null;
            /** @description The hours of advertising, by the store's clock. */
            window: components["schemas"]["Window"];
        };
        /** @description How far a message is. */
        MessageState: "queued" | "waiting_window" | "sending" | "sent" | "delivered" | "failed" | "suppressed" | "kept";
        /** @description A message with its words. */
        MessageView: {
            /** @description Where it went, masked. */
            address_masked?: string | null;
            /** @description By what. */
            channel: components["schemas"]["MessageChannel"];
            /**
             * Format: int64
             * @description What it cost, in thousandths of the minor unit.
             */
            cost_milli: number;
            /** @description When it was asked for. */
            created_at: components["schemas"]["Millis"];
            /** @description When the guest had it. */
            delivered_at?: components["schemas"]["Millis"] | null;
            /** @description When it goes, or was last tried. */
            due_at: components["schemas"]["Millis"];
            /** @description What was wrong at the last try. */
            error_code?: string | null;
            /** @description How to address him. */
            guest?: string | null;
            /** @description To whom; nobody for a test. */
            guest_id?: components["schemas"]["GuestId"] | null;
            /** @description Whether it may be sent again. */
            may_go_again: boolean;
            /** @description The message. */
            message_id: components["schemas"]["MessageId"];
            /** @description What it is for. */
            purpose: components["schemas"]["MessagePurpose"];
            /** @description Why: `receipt`, `top_up`, `tier_changed`, `points_expiring`, `by_hand` or `test`. */
            reason: string;
            /**
             * Format: uint32
             * @description Parts of a text message.
             */
            segments: number;
            /** @description When the carrier had it. */
            sent_at?: components["schemas"]["Millis"] | null;
            /** @description Who asked for it; nobody for a notice. */
            staff?: components["schemas"]["StaffRef"] | null;
            /** @description How far it is. */
            state: components["schemas"]["MessageState"];
            /** @description The store it belongs to. */
            store_id?: components["schemas"]["StoreId"] | null;
            /** @description The heading of a mail. */
            subject: string;
            /** @description The words; those of a guest whom the reader's stores may not know are `*`. */
            text: string;
            /**
             * Format: uint32
             * @description How often it was tried.
             */
            tries: number;
            /**
             * Format: int64
             * @description Version, for `If-Match`.
             */
            version: number;
            /** @description Why it did not go, or stays here. */
            why?: components["schemas"]["Why2"] | null;
        };
        /** Format: int64 */
        Milli: number;
        /**
         * Format: date-time
         * @example 2026-11-22T10:00:00.000Z
         */
        Millis: string;
        /** @description What a minimum spend looks at. */
        MinimumOf: "lane_start" | "running" | "list";
        /** @description 满: so much must be there. */
        MinimumSpend: {
            /** @description How much, minor units. */
            need_minor: components["schemas"]["Minor"];
            /** @description Of what. */
            of: components["schemas"]["MinimumOf"];
        };
        /** Format: int64 */
        Minor: number;
        /** @description What is missing of one unit. */
        MissingView: {
            /**
             * Format: int64
             * @description How much, in the unit.
             */
            amount: number;
            /** @description `principal`, `bonus`, `allowance`, or a right. */
            unit: string;
        };
        Name: string;
        /** @description How near the line a house is. */
        Nearness: "unknown" | "far" | "near" | "reached";
        /** @description What a second person is asked. */
        NewApprovalBody: {
            /**
             * @description The limits that the first answer named, with what was asked.
             * @default []
             */
            excess?: components["schemas"]["Passed"][];
            permission: components["schemas"]["Permission"];
            /** @description The server's seal on all of these, from the same answer. */
            proof: string;
            /** @description From the first answer's `params.request_hash`. */
            request_hash: string;
            /** @default null */
            store_id?: components["schemas"]["StoreId"] | null;
            /** @description What the second person is shown. */
            summary: {
                [key: string]: unknown;
            };
        };
        /** @description A further contact: one of `phone`, `email` and `wechat`. */
        NewContact: {
            /** @default null */
            email?: components["schemas"]["Email"] | null;
            phone?: components["schemas"]["Phone"] | null;
            /**
             * @description Whether it is the one of its kind to use from now on.
             * @default false
             */
            primary?: boolean;
            /**
             * @description Whether it is known that others use it too: a family's landline, an office. Such a value
             *     may belong to several guests and names none of them.
             * @default false
             */
            shared?: boolean;
            /** @default null */
            wechat?: components["schemas"]["WechatId"] | null;
        };
        /** @description A group to be made. */
        NewGroup: {
            name: components["schemas"]["Name"];
            /** @default null */
            name_en?: components["schemas"]["Name"] | null;
            /** @default null */
            name_zh_tw?: components["schemas"]["Name"] | null;
            /** @default [] */
            store_ids?: components["schemas"]["StoreId"][];
        };
        /** @description A group to be made. */
        NewGroup2: {
            /**
             * @description Meal money a month and person, minor units; of a company only.
             * @default null
             */
            allowance_minor?: components["schemas"]["Minor"] | null;
            contact: components["schemas"]["ContactBody"];
            /** @default [] */
            departments?: components["schemas"]["DepartmentWanted"][];
            kind: components["schemas"]["GroupKind"];
            /**
             * @default {
             *       "bill_minor": null,
             *       "day_minor": null,
             *       "meals": {}
             *     }
             */
            limits?: components["schemas"]["Limits2"];
            name: components["schemas"]["Name"];
            /** @description The store whose days and months are meant. */
            store_id: components["schemas"]["StoreId"];
        };
        /** @description Somebody to be known. */
        NewGuestBody: {
            /** @default null */
            birthday?: components["schemas"]["YearlyDay"] | null;
            /** @description What the guest agrees to. */
            consents?: components["schemas"]["ConsentBody"][];
            /** @default [] */
            dietary?: components["schemas"]["Dietary"][];
            /**
             * @description The name, when it was told.
             * @default null
             */
            name?: components["schemas"]["Name"] | null;
            /**
             * @description A first note, for all stores.
             * @default null
             */
            note?: components["schemas"]["Note"] | null;
            /** @description The first is the one to call. */
            phones?: components["schemas"]["Phone"][];
            /** @default null */
            sex?: components["schemas"]["Sex"] | null;
            /** @description The store that got to know the guest. */
            store_id: components["schemas"]["StoreId"];
            /**
             * @description How the guest wants to be called.
             * @default null
             */
            title?: components["schemas"]["Name"] | null;
            /** @default false */
            vip?: boolean;
        };
        /** @description A key to be made. */
        NewKeyBody: {
            name: components["schemas"]["Name"];
            /**
             * @description Up to what it may refund at once, minor units; absent: nothing, `null`: no limit.
             * @default 0
             */
            refund_limit_minor?: components["schemas"]["Minor"] | null;
            store_ids: components["schemas"]["StoreId"][];
        };
        /** @description A guest to be taken in. */
        NewMember: {
            /**
             * @description His own meal money a month, minor units; the group's when absent.
             * @default null
             */
            allowance_minor?: components["schemas"]["Minor"] | null;
            /**
             * Format: uint32
             * @default null
             */
            department_no?: number | null;
            /**
             * @description The first day; today when absent or past.
             * @default null
             */
            from?: components["schemas"]["BusinessDay"] | null;
            guest_id: components["schemas"]["GuestId"];
            /**
             * @description His own limits; the group's when absent.
             * @default null
             */
            limits?: components["schemas"]["Limits2"] | null;
            /**
             * @description The first day that he is no longer in it.
             * @default null
             */
            until?: components["schemas"]["BusinessDay"] | null;
        };
        /** @description A message by hand. */
        NewMessageBody: {
            channel: components["schemas"]["MessageChannel"];
            guest_id: components["schemas"]["GuestId"];
            purpose: components["schemas"]["MessagePurpose"];
            /** @description The store it is from. */
            store_id: components["schemas"]["StoreId"];
            /**
             * @description The heading of a mail.
             * @default null
             */
            subject?: components["schemas"]["Name"] | null;
            text: components["schemas"]["Note"];
        };
        /** @description A note. */
        NewNote: {
            /** @description The store it is written in. */
            store_id: components["schemas"]["StoreId"];
            /**
             * @description Whether other stores do not see it.
             * @default false
             */
            store_only?: boolean;
            text: components["schemas"]["Note"];
        };
        /** @description A change of one's own password. */
        NewPassword: {
            current_password: string;
            new_password: string;
        };
        /** @description A plan to be sold. */
        NewPlan: {
            bonus_minor: components["schemas"]["Minor"];
            /**
             * Format: uint32
             * @default null
             */
            bonus_months?: number | null;
            name: components["schemas"]["Name"];
            /** @default null */
            name_en?: components["schemas"]["Name"] | null;
            /** @default null */
            name_zh_tw?: components["schemas"]["Name"] | null;
            pay_minor: components["schemas"]["Minor"];
            /** @default null */
            sold_until?: components["schemas"]["BusinessDay"] | null;
        };
        /** @description Somebody beside a guest. */
        NewRelation: {
            /** @description What this somebody is to the guest. */
            kind: components["schemas"]["RelationKind"];
            /**
             * @description The guest it is, when it is one.
             * @default null
             */
            other_guest_id?: components["schemas"]["GuestId"] | null;
            /**
             * @description Words about it, or about who is no guest: 女儿，6 岁.
             * @default null
             */
            words?: components["schemas"]["Name"] | null;
        };
        /** @description What a guest asks. */
        NewRequestBody: {
            how: components["schemas"]["How"];
            kind: components["schemas"]["RequestKind"];
            /**
             * @description Who is to answer; absent: whoever takes the task.
             * @default null
             */
            staff_id?: components["schemas"]["StaffId"] | null;
            /** @description Where it is asked. */
            store_id: components["schemas"]["StoreId"];
            /**
             * @description In the guest's words.
             * @default null
             */
            words?: components["schemas"]["Note"] | null;
        };
        /** @description A role to be made from another. */
        NewRole: {
            copy_of: components["schemas"]["RoleId"];
            name: string;
            /** @default null */
            name_en?: string | null;
            /** @default null */
            name_zh_tw?: string | null;
        };
        /** @description Somebody to be hired. */
        NewStaffBody: {
            /** @default null */
            language?: components["schemas"]["Language"] | null;
            login: components["schemas"]["Login"];
            name: string;
            role_id: components["schemas"]["RoleId"];
            scope: components["schemas"]["ScopeView"];
        };
        /** @description A store to be opened. */
        NewStore: {
            city: components["schemas"]["City"];
            code: components["schemas"]["StoreCode"];
            /** @default null */
            cut_over?: components["schemas"]["DayMinute"] | null;
            name: components["schemas"]["Name"];
            /** @default null */
            name_en?: components["schemas"]["Name"] | null;
            /** @default null */
            name_zh_tw?: components["schemas"]["Name"] | null;
            /** @default null */
            phone?: string | null;
            /** @default [] */
            weekly?: components["schemas"]["OpenPeriod"][];
            /** @default null */
            zone?: components["schemas"]["Zone"] | null;
        };
        /** @description A task by hand. */
        NewTaskBody: {
            /** @default null */
            due_at?: components["schemas"]["Millis"] | null;
            /** @default null */
            guest_id?: components["schemas"]["GuestId"] | null;
            /**
             * @description Who is to do it; absent: whoever takes it.
             * @default null
             */
            staff_id?: components["schemas"]["StaffId"] | null;
            store_id: components["schemas"]["StoreId"];
            text: components["schemas"]["TaskText"];
        };
        /** @description The tier above, and what is missing for it. */
        NextTierView: {
            /** @description What is missing, criterion by criterion. */
            missing: components["schemas"]["Criterion"][];
            /** @description The tier. */
            tier: components["schemas"]["TierView"];
        };
        Note: string;
        /** @example note_0c4h7p2k9m3xq */
        NoteId: string;
        /** @description A note. */
        NoteView: {
            /** @description When. */
            created_at: components["schemas"]["Millis"];
            /** @description The note. */
            note_id: components["schemas"]["NoteId"];
            /** @description Who wrote it. */
            staff?: components["schemas"]["StaffRef"] | null;
            /** @description The store it was written in. */
            store_id: components["schemas"]["StoreId"];
            /** @description Whether only its store sees it. */
            store_only: boolean;
            /** @description The words. */
            text: string;
        };
        /** @description One notice. */
        NoticeRule: {
            /** @description By what. */
            channel: components["schemas"]["MessageChannel"];
            /** @description Whether it is sent. */
            enabled: boolean;
            /**
             * @description The owner's own text; absent: the text of the program in the language chosen.
             * @default null
             */
            text?: components["schemas"]["Template"] | null;
        };
        /** @description A thing. */
        ObjectView: {
            id?: string | null;
            kind: string;
        };
        /** @description An important day. */
        OccasionBody: {
            /**
             * @description `yearly` unless it is said that it comes only `once`.
             * @default null
             */
            comes?: components["schemas"]["Repeat"] | null;
            day: components["schemas"]["YearlyDay"];
            kind: components["schemas"]["OccasionKind"];
            /**
             * @description In own words; somebody else's birthday and `other` need them.
             * @default null
             */
            label?: components["schemas"]["Name"] | null;
            /**
             * Format: uint16
             * @description How many days before it somebody is reminded; at most 60.
             * @default null
             */
            remind_days?: number | null;
        };
        /** @example occasion_0c4h7p2k9m3xq */
        OccasionId: string;
        /** @description What the day is. */
        OccasionKind: "birthday" | "wedding" | "anniversary" | "banquet" | "other";
        /** @description An important day. */
        OccasionView: {
            /** @description Whether it comes again. */
            comes: components["schemas"]["Repeat"];
            /** @description The day as it was told. */
            day: components["schemas"]["YearlyDay"];
            /** @description Whose day it is. */
            guest_id: components["schemas"]["GuestId"];
            /** @description What it is. */
            kind: components["schemas"]["OccasionKind"];
            /** @description In own words. */
            label?: string | null;
            /** @description When it comes next; `null` when it is over. */
            next?: components["schemas"]["Coming"] | null;
            /**
             * Format: int64
             * @description The how-manieth it is then, when the year was told.
             */
            nth?: number | null;
            /** @description The day; `null` for the guest's own birthday, which is changed with the guest. */
            occasion_id?: components["schemas"]["OccasionId"] | null;
            /**
             * Format: uint16
             * @description How many days before it somebody is reminded.
             */
            remind_days?: number | null;
        };
        /** @description What is taken off an amount or a portion. */
        Off: {
            /** @constant */
            by: "percent";
            /** @description What is paid, basis points. */
            pay_bp: components["schemas"]["BasisPoints"];
        } | {
            /** @constant */
            by: "amount";
            /** @description How much less, minor units. */
            off_minor: components["schemas"]["Minor"];
        } | {
            /** @constant */
            by: "price";
            /** @description The price of one portion, minor units. */
            price_minor: components["schemas"]["Minor"];
        };
        /** @description Why a schedule does not hold. */
        OffSchedule: "not_yet" | "over" | "other_day" | "other_hours" | "blackout";
        /** @description An offer, or the rule of a coupon template, in one version. */
        Offer: {
            /** @description What it lowers by how much. */
            benefit: components["schemas"]["Benefit"];
            /** @description When it works. */
            conditions: components["schemas"]["Conditions"];
            /** @description Which lines take part. */
            dishes: components["schemas"]["DishSet"];
            /** @description Of all offers with the same group at most one works on a bill, whatever their lanes. */
            group?: string | null;
            /** @description Where it works. */
            lane: components["schemas"]["OfferLane"];
            /** @description The most it takes off a bill, minor units. */
            max_off_minor?: components["schemas"]["Minor"] | null;
            /**
             * Format: uint32
             * @description Its place in the owner's order of the lane; stackable offers are taken in this order.
             */
            position: number;
            /** @description Which rule in which version. */
            rule: components["schemas"]["Rule"];
            /** @description Whether lines at special prices take part. */
            special_prices: components["schemas"]["SpecialPrices"];
            /** @description What it goes together with in its lane. */
            stacking: components["schemas"]["Stacking"];
        };
        /** @description An offer as it is to be. */
        OfferBody: {
            /**
             * @description Whether it is in force; takes `offer.activate`.
             * @default false
             */
            active?: boolean;
            /** @description What it lowers by how much. */
            benefit: components["schemas"]["Benefit"];
            /**
             * @description What it may take off in all, minor units.
             * @default null
             */
            budget_minor?: components["schemas"]["Minor"] | null;
            /**
             * @description When it works.
             * @default {
             *       "at_least_guests": null,
             *       "channels": [],
             *       "members": {
             *         "who": "anybody"
             *       },
             *       "minimum": null,
             *       "schedule": {
             *         "blackout": [],
             *         "from_at": null,
             *         "hours": [],
             *         "month_days": [],
             *         "until_at": null,
             *         "weekdays": []
             *       },
             *       "store_ids": [],
             *       "units": []
             *     }
             */
            conditions?: components["schemas"]["Conditions"];
            /**
             * @description Which lines take part.
             * @default {
             *       "of": "all"
             *     }
             */
            dishes?: components["schemas"]["DishSet"];
            /**
             * @description Of all with the same group at most one works on a bill.
             * @default null
             */
            group?: components["schemas"]["Name"] | null;
            /**
             * @description Where it works.
             * @default bill
             */
            lane?: components["schemas"]["OfferLane"];
            /**
             * @description The most it takes off a bill, minor units.
             * @default null
             */
            max_off_minor?: components["schemas"]["Minor"] | null;
            /** @description What the guest reads. */
            name: components["schemas"]["Name"];
            /**
             * @description The name in English.
             * @default null
             */
            name_en?: components["schemas"]["Name"] | null;
            /**
             * @description The name in zh-TW.
             * @default null
             */
            name_zh_tw?: components["schemas"]["Name"] | null;
            /**
             * Format: uint32
             * @description How often one guest may use it; such an offer works only for a guest who is named.
             * @default null
             */
            per_guest?: number | null;
            /**
             * Format: uint32
             * @description Its place in the owner's order of the lane.
             * @default 0
             */
            position?: number;
            /**
             * @description Whether lines at special prices take part; absent: in the lane of lines they do,
             *     on the bill they do not (会员价不折上折).
             * @default null
             */
            special_prices?: components["schemas"]["SpecialPrices"] | null;
            /**
             * @description What it goes together with in its lane.
             * @default alone
             */
            stacking?: components["schemas"]["Stacking"];
        };
        /** @description An offer as it is to be. */
        OfferBodyPatch: {
            /**
             * @description Whether it is in force; takes `offer.activate`.
             * @default false
             */
            active?: boolean;
            /** @description What it lowers by how much. */
            benefit?: components["schemas"]["Benefit"];
            /**
             * @description What it may take off in all, minor units.
             * @default null
             */
            budget_minor?: components["schemas"]["Minor"] | null;
            /**
             * @description When it works.
             * @default {
             *       "at_least_guests": null,
             *       "channels": [],
             *       "members": {
             *         "who": "anybody"
             *       },
             *       "minimum": null,
             *       "schedule": {
             *         "blackout": [],
             *         "from_at": null,
             *         "hours": [],
             *         "month_days": [],
             *         "until_at": null,
             *         "weekdays": []
             *       },
             *       "store_ids": [],
             *       "units": []
             *     }
             */
            conditions?: components["schemas"]["Conditions"];
            /**
             * @description Which lines take part.
             * @default {
             *       "of": "all"
             *     }
             */
            dishes?: components["schemas"]["DishSet"];
            /**
             * @description Of all with the same group at most one works on a bill.
             * @default null
             */
            group?: components["schemas"]["Name"] | null;
            /**
             * @description Where it works.
             * @default bill
             */
            lane?: components["schemas"]["OfferLane"];
            /**
             * @description The most it takes off a bill, minor units.
             * @default null
             */
            max_off_minor?: components["schemas"]["Minor"] | null;
            /** @description What the guest reads. */
            name?: components["schemas"]["Name"];
            /**
             * @description The name in English.
             * @default null
             */
            name_en?: components["schemas"]["Name"] | null;
            /**
             * @description The name in zh-TW.
             * @default null
             */
            name_zh_tw?: components["schemas"]["Name"] | null;
            /**
             * Format: uint32
             * @description How often one guest may use it; such an offer works only for a guest who is named.
             * @default null
             */
            per_guest?: number | null;
            /**
             * Format: uint32
             * @description Its place in the owner's order of the lane.
             * @default 0
             */
            position?: number;
            /**
             * @description Whether lines at special prices take part; absent: in the lane of lines they do,
             *     on the bill they do not (会员价不折上折).
             * @default null
             */
            special_prices?: components["schemas"]["SpecialPrices"] | null;
            /**
             * @description What it goes together with in its lane.
             * @default alone
             */
            stacking?: components["schemas"]["Stacking"];
        };
        /** @example offer_0c4h7p2k9m3xq */
        OfferId: string;
        /** @description In which lane an offer works. */
        OfferLane: "line" | "bill";
        /** @description An offer. */
        OfferView: {
            /** @description What it has taken off so far, when it has a budget; minor units. */
            budget_used_minor: components["schemas"]["Minor"];
            /** @description What it is. */
            offer: components["schemas"]["OfferBody"];
            /** @description Which. */
            offer_id: components["schemas"]["OfferId"];
            /**
             * Format: uint32
             * @description Version of its rule, which receipts name.
             */
            rule_version: number;
            /** @description `draft` before it was ever in force, `active`, or `stopped`. */
            state: string;
            /**
             * Format: int64
             * @description Version of the offer.
             */
            version: number;
        };
        /** @description A password to hand over once. */
        OneTimePassword: {
            one_time_password: string;
        };
        /** @description One period `[from, to)` of every week. */
        OpenPeriod: {
            /** @description When it begins. */
            from: components["schemas"]["DayMinute"];
            /** @description When it ends; at or before `from` by the clock means on the next morning. */
            to: components["schemas"]["DayMinute"];
            /**
             * Format: uint8
             * @description 1 = Monday … 7 = Sunday: the business day it belongs to.
             */
            weekday: number;
        };
        /** @description An option (规格/做法) with its choices. */
        OptionGroup: {
            /**
             * Format: uint32
             * @description How many choices must be made.
             */
            at_least: number;
            /**
             * Format: uint32
             * @description How many may be made.
             */
            at_most: number;
            /** @description What there is to choose. */
            choices: components["schemas"]["Choice"][];
            /** @description What is asked, such as 辣度. */
            name: components["schemas"]["Name"];
        };
        /** @description A plan as it looks for one guest. */
        OptionView: {
            allowed: boolean;
            /** Format: int64 */
            bonus_minor: number;
            /** Format: uint32 */
            bonus_months?: number | null;
            name: string;
            /** Format: int64 */
            pay_minor: number;
            refusal?: components["schemas"]["RefusalView"] | null;
            top_up_plan_id: components["schemas"]["TopUpPlanId"];
        };
        /** @description What may be sold to a guest, and why the rest may not. */
        OptionsView: {
            /** @description The most that it may hold by law and by the owner's choice, minor units. */
            cap_minor: components["schemas"]["Minor"];
            /** @description Above this amount a guardian must agree, minor units; `null` when none is needed. */
            guardian_above_minor?: components["schemas"]["Minor"] | null;
            /** @description What the card holds, minor units. */
            holds_minor: components["schemas"]["Minor"];
            /** @description Whether name and phone are known, which decides the cap. */
            named: boolean;
            own_amount: components["schemas"]["OwnAmountView"];
            plans: components["schemas"]["OptionView"][];
            terms: components["schemas"]["TermsView"];
        };
        /** @description An amount of the guest's own. */
        OwnAmountView: {
            allowed: boolean;
            least_minor?: components["schemas"]["Minor"] | null;
            most_minor: components["schemas"]["Minor"];
        };
        /** @description A change of one's own account. */
        OwnPatch: {
            /** @default null */
            density?: components["schemas"]["Density"] | null;
            /** @default null */
            hotkeys?: boolean | null;
            /** @default null */
            language?: components["schemas"]["Language"] | null;
            /** @default null */
            name?: string | null;
            /** @default null */
            theme?: components["schemas"]["Theme"] | null;
        };
        /** @description The owner's account. */
        OwnerBody: {
            /** @default null */
            language?: components["schemas"]["Language"] | null;
            login: components["schemas"]["Login"];
            name: components["schemas"]["Name"];
            password: string;
            /** @default null */
            setup_code?: string | null;
        };
        /** @description One page of a list. */
        Page: {
            /** @description The rows. */
            items: components["schemas"]["SessionView"][];
            /** @description Give it back as `cursor` to get the next page; `null` at the end. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. */
        Page10: {
            /** @description The rows. */
            items: components["schemas"]["GroupView"][];
            /** @description Give it back as `cursor` to get the next page; `null` at the end. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. */
        Page11: {
            /** @description The rows. */
            items: components["schemas"]["ConsentTextView"][];
            /** @description Give it back as `cursor` to get the next page; `null` at the end. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. */
        Page12: {
            /** @description The rows. */
            items: components["schemas"]["UpcomingView"][];
            /** @description Give it back as `cursor` to get the next page; `null` at the end. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. */
        Page13: {
            /** @description The rows. */
            items: components["schemas"]["FieldView"][];
            /** @description Give it back as `cursor` to get the next page; `null` at the end. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. */
        Page14: {
            /** @description The rows. */
            items: components["schemas"]["CategoryView"][];
            /** @description Give it back as `cursor` to get the next page; `null` at the end. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. */
        Page15: {
            /** @description The rows. */
            items: components["schemas"]["DishView"][];
            /** @description Give it back as `cursor` to get the next page; `null` at the end. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. */
        Page16: {
            /** @description The rows. */
            items: components["schemas"]["TakenView"][];
            /** @description Give it back as `cursor` to get the next page; `null` at the end. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. */
        Page17: {
            /** @description The rows. */
            items: components["schemas"]["JournalView"][];
            /** @description Give it back as `cursor` to get the next page; `null` at the end. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. */
        Page18: {
            /** @description The rows. */
            items: components["schemas"]["PlanView"][];
            /** @description Give it back as `cursor` to get the next page; `null` at the end. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. */
        Page19: {
            /** @description The rows. */
            items: components["schemas"]["BoughtView"][];
            /** @description Give it back as `cursor` to get the next page; `null` at the end. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. */
        Page2: {
            /** @description The rows. */
            items: components["schemas"]["StaffView"][];
            /** @description Give it back as `cursor` to get the next page; `null` at the end. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. */
        Page20: {
            /** @description The rows. */
            items: components["schemas"]["GroupListed"][];
            /** @description Give it back as `cursor` to get the next page; `null` at the end. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. */
        Page21: {
            /** @description The rows. */
            items: components["schemas"]["ImportRow"][];
            /** @description Give it back as `cursor` to get the next page; `null` at the end. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. */
        Page22: {
            /** @description The rows. */
            items: components["schemas"]["ImportSource"][];
            /** @description Give it back as `cursor` to get the next page; `null` at the end. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. */
        Page23: {
            /** @description The rows. */
            items: components["schemas"]["OfferView"][];
            /** @description Give it back as `cursor` to get the next page; `null` at the end. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. */
        Page24: {
            /** @description The rows. */
            items: components["schemas"]["TemplateView"][];
            /** @description Give it back as `cursor` to get the next page; `null` at the end. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. */
        Page25: {
            /** @description The rows. */
            items: components["schemas"]["CouponView"][];
            /** @description Give it back as `cursor` to get the next page; `null` at the end. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. */
        Page26: {
            /** @description The rows. */
            items: components["schemas"]["BillRow"][];
            /** @description Give it back as `cursor` to get the next page; `null` at the end. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. */
        Page27: {
            /** @description The rows. */
            items: components["schemas"]["GuestLine"][];
            /** @description Give it back as `cursor` to get the next page; `null` at the end. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. */
        Page28: {
            /** @description The rows. */
            items: components["schemas"]["Happened"][];
            /** @description Give it back as `cursor` to get the next page; `null` at the end. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. */
        Page29: {
            /** @description The rows. */
            items: components["schemas"]["VisitView"][];
            /** @description Give it back as `cursor` to get the next page; `null` at the end. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. */
        Page3: {
            /** @description The rows. */
            items: components["schemas"]["RoleView"][];
            /** @description Give it back as `cursor` to get the next page; `null` at the end. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. */
        Page30: {
            /** @description The rows. */
            items: components["schemas"]["GuestPairView"][];
            /** @description Give it back as `cursor` to get the next page; `null` at the end. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. */
        Page31: {
            /** @description The rows. */
            items: components["schemas"]["MergeView"][];
            /** @description Give it back as `cursor` to get the next page; `null` at the end. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. */
        Page32: {
            /** @description The rows. */
            items: components["schemas"]["MessageLine"][];
            /** @description Give it back as `cursor` to get the next page; `null` at the end. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. */
        Page33: {
            /** @description The rows. */
            items: components["schemas"]["ChannelView"][];
            /** @description Give it back as `cursor` to get the next page; `null` at the end. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. */
        Page34: {
            /** @description The rows. */
            items: components["schemas"]["RequestView"][];
            /** @description Give it back as `cursor` to get the next page; `null` at the end. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. */
        Page35: {
            /** @description The rows. */
            items: components["schemas"]["WebhookView"][];
            /** @description Give it back as `cursor` to get the next page; `null` at the end. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. */
        Page36: {
            /** @description The rows. */
            items: components["schemas"]["DeliveryView"][];
            /** @description Give it back as `cursor` to get the next page; `null` at the end. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. */
        Page37: {
            /** @description The rows. */
            items: components["schemas"]["AuditView"][];
            /** @description Give it back as `cursor` to get the next page; `null` at the end. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. */
        Page38: {
            /** @description The rows. */
            items: string[];
            /** @description Give it back as `cursor` to get the next page; `null` at the end. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. */
        Page39: {
            /** @description The rows. */
            items: components["schemas"]["AccessView2"][];
            /** @description Give it back as `cursor` to get the next page; `null` at the end. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. */
        Page4: {
            /** @description The rows. */
            items: components["schemas"]["ApprovalView"][];
            /** @description Give it back as `cursor` to get the next page; `null` at the end. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. */
        Page40: {
            /** @description The rows. */
            items: components["schemas"]["BackupView"][];
            /** @description Give it back as `cursor` to get the next page; `null` at the end. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. */
        Page41: {
            /** @description The rows. */
            items: components["schemas"]["JobView"][];
            /** @description Give it back as `cursor` to get the next page; `null` at the end. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. */
        Page5: {
            /** @description The rows. */
            items: components["schemas"]["KeyView"][];
            /** @description Give it back as `cursor` to get the next page; `null` at the end. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. */
        Page6: {
            /** @description The rows. */
            items: components["schemas"]["TaskView"][];
            /** @description Give it back as `cursor` to get the next page; `null` at the end. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. */
        Page7: {
            /** @description The rows. */
            items: components["schemas"]["TaskPerson"][];
            /** @description Give it back as `cursor` to get the next page; `null` at the end. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. */
        Page8: {
            /** @description The rows. */
            items: components["schemas"]["CityView"][];
            /** @description Give it back as `cursor` to get the next page; `null` at the end. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. */
        Page9: {
            /** @description The rows. */
            items: components["schemas"]["StoreView"][];
            /** @description Give it back as `cursor` to get the next page; `null` at the end. */
            next_cursor?: string | null;
        };
        /** @description What was paid back of a top-up. */
        PaidBackView: {
            /** Format: int64 */
            bonus_void_minor: number;
            created_at: components["schemas"]["Millis"];
            ground: string;
            /**
             * Format: uint32
             * @description For how many days.
             */
            interest_days: number;
            /**
             * Format: int64
             * @description Interest in it, minor units.
             */
            interest_minor: number;
            pay_by: components["schemas"]["BusinessDay"];
            /** Format: int64 */
            pays_minor: number;
            /** @description `lpr`, `deposit` or `agreed`. */
            rate: string;
            /**
             * Format: uint32
             * @description Basis points a year.
             */
            rate_bp: number;
            top_up_refund_id: components["schemas"]["TopUpRefundId"];
        };
        /** @description How much of a line is asked back. */
        PartAsked: {
            /** @constant */
            by: "qty";
            /** @description Thousandths. */
            qty_milli: components["schemas"]["QtyMilli"];
        } | {
            /** @description Minor units. */
            amount_minor: components["schemas"]["Minor"];
            /** @constant */
            by: "amount";
        };
        /** @description A channel, a tender, or whether the guest is known. */
        PartView: {
            /**
             * Format: int64
             * @description Settled bills with it.
             */
            bills: number;
            /**
             * Format: int64
             * @description Guests on them.
             */
            guests: number;
            /** @description Settled less refunded, minor units. */
            revenue_minor: components["schemas"]["Minor"];
            /**
             * Format: int64
             * @description Its share of those above nothing, basis points; together 10,000.
             */
            share_bp: number;
            /** @description `dine_in`, `cash`, `new` … */
            word: string;
        };
        /** @description A limit that is passed, and by how large an act. */
        Passed: {
            /**
             * Format: int64
             * @description What is asked for, in the limit's unit.
             */
            asked: number;
            /** @description Which limit. */
            limit: components["schemas"]["Limit"];
        };
        /** @description How money comes in or goes back. */
        PayKind: "cash" | "card" | "wechat" | "alipay";
        /** @enum {string} */
        Permission: "guest.read" | "guest.reveal" | "guest.write" | "guest.sensitive" | "guest.merge" | "guest.import" | "guest.export" | "guest.erase" | "member.join" | "card.issue" | "card.manage" | "tier.edit" | "tier.grant" | "group.manage" | "identity.review" | "reward.edit" | "reward.redeem" | "points.adjust" | "stored_value.top_up" | "stored_value.refund" | "stored_value.edit" | "gift_card.sell" | "ledger.read" | "ledger.verify" | "menu.edit" | "order.take" | "order.send" | "kitchen.work" | "stock.count" | "stock.purchase" | "offer.read" | "offer.edit" | "offer.activate" | "coupon.edit" | "coupon.issue" | "coupon.void" | "bill.open" | "bill.settle" | "bill.discount" | "bill.comp" | "bill.void" | "bill.refund" | "bill.reopen" | "bill.import" | "bill.on_account" | "shift.own" | "shift.manage" | "day.close" | "invoice.manage" | "floor.edit" | "table.work" | "reservation.write" | "reservation.override" | "queue.work" | "banquet.manage" | "call.answer" | "call.configure" | "segment.edit" | "campaign.edit" | "campaign.send" | "journey.edit" | "template.edit" | "message.read" | "message.write" | "activity.edit" | "activity.check_in" | "case.work" | "case.compensate" | "survey.edit" | "review.reply" | "follow_up.work" | "report.store" | "report.company" | "report.export" | "market_note.write" | "staff.manage" | "role.edit" | "training.edit" | "goal.edit" | "handover.write" | "task.work" | "praise.write" | "approval.decide" | "settings.edit" | "device.enrol" | "key.manage" | "audit.read" | "backup.run" | "privacy.manage" | "job.manage";
        /** @description What a permission is called, where it belongs and how wide it is: a row of the page of roles. */
        PermissionFact: {
            /** @description Whether it holds only in the whole company. */
            company_wide: boolean;
            /** @description The business folder. */
            group: components["schemas"]["Group"];
            /** @description The name `noun.verb`. */
            permission: components["schemas"]["Permission"];
        };
        /** @description Somebody, by name. */
        Person: {
            name: string;
            staff_id: components["schemas"]["StaffId"];
        };
        /** @description What one person used. */
        PersonUsed: {
            /** @description How he is called. */
            display: string;
            /** @description Who. */
            guest_id: components["schemas"]["GuestId"];
            /** @description How much. */
            used: components["schemas"]["UsedView"];
        };
        /**
         * @example 154 0000 1234
         * @example 0571-87654321
         */
        Phone: string;
        /** @description A change of a plan. */
        PlanPatch: {
            /** @default null */
            bonus_minor?: components["schemas"]["Minor"] | null;
            /**
             * Format: uint32
             * @default null
             */
            bonus_months?: number | null;
            /** @default null */
            name?: components["schemas"]["Name"] | null;
            /** @default null */
            name_en?: components["schemas"]["Name"] | null;
            /** @default null */
            name_zh_tw?: components["schemas"]["Name"] | null;
            /** @default null */
            pay_minor?: components["schemas"]["Minor"] | null;
            /** @default null */
            sold_until?: components["schemas"]["BusinessDay"] | null;
        };
        /** @description A top-up plan. */
        PlanView: {
            /**
             * Format: int64
             * @description What comes on top, minor units.
             */
            bonus_minor: number;
            /**
             * Format: uint32
             * @description For how many months the bonus lives; `null` for ever.
             */
            bonus_months?: number | null;
            /** @description Name. */
            name: string;
            /** @description Name in English. */
            name_en?: string | null;
            /** @description Name in traditional characters. */
            name_zh_tw?: string | null;
            /**
             * Format: int64
             * @description What is paid, minor units.
             */
            pay_minor: number;
            /** @description The first day without it. */
            sold_until?: components["schemas"]["BusinessDay"] | null;
            /** @description The plan. */
            top_up_plan_id: components["schemas"]["TopUpPlanId"];
            /**
             * Format: int64
             * @description Version, for `If-Match`.
             */
            version: number;
        };
        /** Format: int64 */
        Points: number;
        /** @description What the guest asked for. */
        PointsAsked: {
            /** @constant */
            use: "none";
        } | {
            /** @description How many. */
            points: components["schemas"]["Points"];
            /** @constant */
            use: "exactly";
        } | {
            /** @constant */
            use: "most";
        };
        /** @description The discount from a number of points on (积分等级折扣); the points are not spent. */
        PointsRate: {
            /** @description From this balance on, points. */
            from_points: components["schemas"]["Points"];
            /** @description What is paid, basis points. */
            pay_bp: components["schemas"]["BasisPoints"];
        };
        /** @description What points are worth at the till. */
        PointsWorth: {
            /** @description The fewest that are taken at once, points. */
            least_points: components["schemas"]["Points"];
            /** @description The share of the bill that points may pay, basis points. */
            max_share_bp: components["schemas"]["BasisPoints"];
            /** @description What one step is worth, minor units. */
            step_minor: components["schemas"]["Minor"];
            /** @description Points are used in whole multiples of this. */
            step_points: components["schemas"]["Points"];
        };
        /** @description Which portions are counted together. */
        Pool: "together" | "dish" | "line";
        /** @description Who stands at the other till: by a card's number (or its code), or by a phone. */
        PosIdentifyBody: {
            /** @default null */
            card_no?: string | null;
            /**
             * @description What was scanned: the card's number.
             * @default null
             */
            code?: string | null;
            phone?: components["schemas"]["Phone"] | null;
            store_id: components["schemas"]["StoreId"];
        };
        /** @description Who it is. */
        PosIdentifyView: {
            /** @description What to say to the guest aloud. */
            greeting?: components["schemas"]["Greeting"] | null;
            /** @description Absent: nobody is known by that. */
            guest?: components["schemas"]["BillGuest"] | null;
        };
        /** @description What became of a number. */
        PosInquireBody: {
            /** @description The bill's number at the other till. */
            pos_bill_no: components["schemas"]["Name"];
            store_id: components["schemas"]["StoreId"];
        };
        /** @description How far a number of another till is. */
        PosInquireView: {
            /** @description Absent: nothing was settled under this number. */
            bill_id?: components["schemas"]["BillId"] | null;
            pos_bill_no: string;
            /** @description The first receipt. */
            receipt?: components["schemas"]["ReceiptView"] | null;
            /** @description What was paid back since. */
            refunds: components["schemas"]["RefundView"][];
            state?: components["schemas"]["BillState"] | null;
        };
        /** @description One line as the till of another maker prints it. */
        PosLine: {
            /**
             * @description Whether it takes part in discounts.
             * @default true
             */
            discountable?: boolean;
            /**
             * @description The dish's code on our menu, so that offers on dishes know it.
             * @default null
             */
            dish_code?: string | null;
            /**
             * @description Whether what is paid for it earns points.
             * @default true
             */
            earns?: boolean;
            /** @description What stands on the other till's bill. */
            name: components["schemas"]["Name"];
            /** @description How much, thousandths. */
            qty_milli: components["schemas"]["QtyMilli"];
            /** @description Its menu price per unit, minor units. */
            unit_minor: components["schemas"]["Minor"];
        };
        /** @description A bill of another till: lines, or one amount. */
        PosQuoteBody: {
            /**
             * @description The whole amount instead of lines, minor units.
             * @default null
             */
            amount_minor?: components["schemas"]["Minor"] | null;
            /** @default dine_in */
            channel?: components["schemas"]["Channel"];
            /** @default null */
            guest_id?: components["schemas"]["GuestId"] | null;
            /** Format: uint32 */
            guests: number;
            /**
             * @description The lines; empty when `amount_minor` is given.
             * @default []
             */
            lines?: components["schemas"]["PosLine"][];
            /**
             * @description The part of the amount without discount, minor units.
             * @default null
             */
            no_discount_minor?: components["schemas"]["Minor"] | null;
            /**
             * @description Points as cash, when the guest asks.
             * @default null
             */
            points_asked?: components["schemas"]["PointsAsked"] | null;
            /** @description The bill's number at the other till. */
            pos_bill_no: components["schemas"]["Name"];
            store_id: components["schemas"]["StoreId"];
            /** @default null */
            table?: components["schemas"]["Name"] | null;
            /**
             * @description Offers and coupons that the guest does not want used.
             * @default []
             */
            unwanted?: components["schemas"]["WhichOffer"][];
        };
        /** @description A refund at the other till. */
        PosRefundBody: {
            /**
             * @description Parts of lines.
             * @default []
             */
            lines?: components["schemas"]["LineRefund"][];
            /** @description The bill's number at the other till. */
            pos_bill_no: components["schemas"]["Name"];
            /**
             * @description Why.
             * @default null
             */
            reason?: components["schemas"]["Name"] | null;
            /** @description The refund's number at the other till: the same again is answered like the first time. */
            refund_no: components["schemas"]["Name"];
            /** @description What the other till shows as going back, minor units. */
            shown_minor: components["schemas"]["Minor"];
            store_id: components["schemas"]["StoreId"];
            /**
             * @description All that is left.
             * @default false
             */
            whole?: boolean;
        };
        /** @description The same, to be settled. */
        PosSettleBody: {
            /**
             * @description The whole amount instead of lines, minor units.
             * @default null
             */
            amount_minor?: components["schemas"]["Minor"] | null;
            /** @default dine_in */
            channel?: components["schemas"]["Channel"];
            /** @description What the other till shows as due, minor units. */
            due_minor: components["schemas"]["Minor"];
            /** @default null */
            guest_id?: components["schemas"]["GuestId"] | null;
            /** Format: uint32 */
            guests: number;
            /**
             * @description The lines; empty when `amount_minor` is given.
             * @default []
             */
            lines?: components["schemas"]["PosLine"][];
            /**
             * @description The part of the amount without discount, minor units.
             * @default null
             */
            no_discount_minor?: components["schemas"]["Minor"] | null;
            /**
             * @description Points as cash, when the guest asks.
             * @default null
             */
            points_asked?: components["schemas"]["PointsAsked"] | null;
            /** @description The bill's number at the other till. */
            pos_bill_no: components["schemas"]["Name"];
            store_id: components["schemas"]["StoreId"];
            /** @default null */
            table?: components["schemas"]["Name"] | null;
            /** @description How it is paid. */
            tenders: components["schemas"]["Tender"][];
            /**
             * @description Offers and coupons that the guest does not want used.
             * @default []
             */
            unwanted?: components["schemas"]["WhichOffer"][];
        };
        /** @description What a guest spends a head, against the steps of the house. */
        Power: "low" | "middle" | "high";
        /** @description From which spending a head on a guest has middle and high power, in minor units. */
        PowerSteps: {
            /**
             * Format: int64
             * @description From here on high.
             */
            high_from_minor: number;
            /**
             * Format: int64
             * @description From here on middle.
             */
            middle_from_minor: number;
        };
        /** @description What the owner chose for stored value, inside what the law of the place lets him. */
        Prepaid: {
            /** @description A cap below the law's, minor units. */
            most_minor?: components["schemas"]["Minor"] | null;
            /**
             * Format: uint32
             * @description More days without a reason than the law's.
             */
            no_reason_days?: number | null;
            /** @description The least that may be paid in without a plan, minor units; `None` sells plans only. */
            own_least_minor?: components["schemas"]["Minor"] | null;
            /**
             * @description Rates of interest for refunds that are paid after the contract has ended.
             * @default {
             *       "agreed_bp": null,
             *       "deposit": [],
             *       "lpr": []
             *     }
             */
            rates?: components["schemas"]["HouseRates"];
            /**
             * @description Last year's main revenue, of which the law takes the share that may be owed; minor units.
             * @default null
             */
            revenue_minor?: components["schemas"]["Minor"] | null;
            /** @description Whether it is sold. */
            sales: components["schemas"]["Sales"];
            /**
             * Format: uint32
             * @description The version of the terms that guests accept.
             */
            terms_version: number;
        };
        /** @description What holds for one house on one day. */
        PrepaidRules: {
            /**
             * Format: uint32
             * @description For how many months bonus money lives at least.
             */
            bonus_least_months: number;
            /** @description Up to here a refund may be paid in cash, minor units. */
            cash_back_most_minor: components["schemas"]["Minor"];
            /**
             * Format: uint32
             * @description How much of last year's main revenue the house may owe its guests, basis points; `None`
             *     where no law draws such a line.
             * @default null
             */
            liability_most_bp?: number | null;
            /** @description The greatest balance of a named card, principal and bonus, minor units. */
            named_most_minor: components["schemas"]["Minor"];
            /**
             * Format: uint32
             * @description For how many days an unused top-up is paid back without a reason.
             */
            no_reason_days: number;
            /**
             * Format: uint32
             * @description Within how many days a refund is paid.
             */
            pay_within_days: number;
            /**
             * Format: uint32
             * @description How many days before it stops a house tells its guests.
             */
            stop_notice_days: number;
            /** @description From this amount on a person pays by transfer, not cash, minor units. */
            transfer_from_minor: components["schemas"]["Minor"];
            /** @description The greatest balance of an unnamed card, minor units. */
            unnamed_most_minor: components["schemas"]["Minor"];
        };
        /** @description Stored value as the owner looks after it. */
        PrepaidView: {
            /** @description What the house owes its guests beside what it may owe. */
            liability: components["schemas"]["Liability"];
            /** @description What the law of the company's place asks, with the owner's own numbers. */
            rules: components["schemas"]["PrepaidRules"];
        };
        /** @description The roles a company starts with. */
        Preset: "owner" | "hq_marketing" | "hq_analyst" | "store_manager" | "host" | "cashier" | "waiter" | "kitchen" | "service_agent" | "auditor" | "integrator";
        /** @description A row as it will be taken. */
        PreviewRow: {
            /** @description Its menu price until now, minor units. */
            before_minor?: components["schemas"]["Minor"] | null;
            /** @description The name of its category. */
            category: string;
            /** @description The dish's code at tills. */
            code?: string | null;
            /** @description What becomes of it. */
            fate: components["schemas"]["Fate"];
            /** @description Its menu price, minor units. */
            list_minor: components["schemas"]["Minor"];
            /** @description The dish's name. */
            name: string;
            /**
             * Format: uint
             * @description Its number in the file, from 1.
             */
            row: number;
        };
        /** @description A price below the menu price, as it is sent: the server gives it its version. */
        PriceBody: {
            /** @constant */
            kind: "member";
            /** @description Per selling unit, minor units. */
            price_minor: components["schemas"]["Minor"];
            /**
             * @description For whom.
             * @default []
             */
            tier_ids?: components["schemas"]["TierId"][];
        } | {
            /** @constant */
            kind: "set_meal";
            /** @description Per set, minor units. */
            price_minor: components["schemas"]["Minor"];
        } | {
            /** @constant */
            kind: "time";
            /** @description Per selling unit, minor units. */
            price_minor: components["schemas"]["Minor"];
            /** @description When. */
            schedule: components["schemas"]["Schedule"];
        };
        /** @description A change of many menu prices. */
        PriceChangeBody: {
            /** @description By how much. */
            change: components["schemas"]["PriceStep"];
            /** @description Which dishes, at most 500. */
            dish_ids: components["schemas"]["DishId"][];
            /**
             * @description Only look what would happen.
             * @default false
             */
            dry_run?: boolean;
            /**
             * @description The new prices are whole multiples of this, half up; minor units.
             * @default 1
             */
            round_to_minor?: components["schemas"]["Minor"];
        };
        /** @description What a change of many prices came to. */
        PriceChangeView: {
            /**
             * Format: uint
             * @description How many prices change.
             */
            changed: number;
            /** @description Whether nothing was written. */
            dry_run: boolean;
            /** @description The first hundred of them. */
            items: components["schemas"]["PriceChanged"][];
        };
        /** @description One price that changes. */
        PriceChanged: {
            /** @description After, minor units. */
            after_minor: components["schemas"]["Minor"];
            /** @description Before, minor units. */
            before_minor: components["schemas"]["Minor"];
            /** @description Of which dish. */
            dish_id: components["schemas"]["DishId"];
        };
        /** @description What makes a unit price; in this order the earlier wins a tie. */
        PriceKind: "list" | "member" | "set_meal" | "time";
        /** @description By how much menu prices change. */
        PriceStep: {
            /**
             * Format: int64
             * @description The share, basis points.
             */
            by_bp: number;
            /** @constant */
            kind: "percent";
        } | {
            /** @description The amount, minor units. */
            by_minor: components["schemas"]["Minor"];
            /** @constant */
            kind: "amount";
        };
        /**
         * @description What the house has chosen about pricing. Points as cash, vouchers and earning stand in the
         *     membership programme; what earns no points stands on the dish.
         */
        PricingRules: {
            /**
             * @description 抹零; absent: to the fen.
             * @default null
             */
            round_off?: components["schemas"]["RoundOff"] | null;
        };
        /** @description What the house has chosen about the data of its guests. */
        PrivacyRules: {
            /**
             * Format: uint32
             * @description Days until a request is answered; at most what the law gives.
             * @default 15
             */
            answer_days?: number;
            /**
             * @description How long each class of data is kept.
             * @default {
             *       "consent_years": 3,
             *       "dormant_guest_years": 3,
             *       "request_years": 3
             *     }
             */
            retention?: components["schemas"]["Retention"];
        };
        /** @description What the house has chosen. */
        PrivacyRulesView: {
            /** @description Each class of data, and how many of it are over today. */
            classes: components["schemas"]["ClassView"][];
            /** @description The choices. */
            rules: components["schemas"]["PrivacyRules"];
            /**
             * Format: int64
             * @description Their version; 0 while nobody has touched them.
             */
            version: number;
        };
        Problem: {
            code: string;
            detail: string;
            errors: {
                code: string;
                params: Record<string, never>;
                pointer: string;
            }[];
            params: {
                [key: string]: unknown;
            };
            request_id: string;
            status: number;
            title: string;
            type: string;
        };
        /** @description The programme as it is to be. */
        ProgrammeBody: {
            campaigns: components["schemas"]["EarnCampaign"][];
            earn: components["schemas"]["EarnRule"];
            /** Format: uint32 */
            expiry_notice_days: number;
            ladder: components["schemas"]["LadderBody"];
            points_rule?: components["schemas"]["PointsWorth"] | null;
            prepaid: components["schemas"]["Prepaid"];
            spend_order: components["schemas"]["SpendOrder"];
            /** Format: uint32 */
            terms_version: number;
            voucher: components["schemas"]["VoucherChoice"];
            welcome_coupons: components["schemas"]["WelcomeCoupon"][];
            welcome_points: components["schemas"]["Points"];
        };
        /** @description The programme in force. */
        ProgrammeView: {
            /**
             * @description Days on which points are multiplied.
             * @default []
             */
            campaigns?: components["schemas"]["EarnCampaign"][];
            /**
             * @description What bills earn.
             * @default {
             *       "expiry": {
             *         "kind": "months",
             *         "months": 24
             *       },
             *       "growth": {
             *         "per_minor": 100,
             *         "points": 1
             *       },
             *       "points": {
             *         "per_minor": 100,
             *         "points": 1
             *       },
             *       "wait_days": 0
             *     }
             */
            earn?: components["schemas"]["EarnRule"];
            /**
             * Format: uint32
             * @description So many days before points or bonus end, the guest is told.
             * @default 30
             */
            expiry_notice_days?: number;
            /**
             * @description The tiers, lowest first.
             * @default {
             *       "grace_days": 0,
             *       "term_months": 12,
             *       "tiers": [
             *         {
             *           "criteria": [],
             *           "earn_milli": 1000,
             *           "name": "普通",
             *           "tier_id": "tier_0000000000001",
             *           "together": "any"
             *         },
             *         {
             *           "criteria": [
             *             {
             *               "at_least": 1000,
             *               "measure": "growth"
             *             }
             *           ],
             *           "earn_milli": 1200,
             *           "name": "银卡",
             *           "tier_id": "tier_0000000000002",
             *           "together": "any"
             *         },
             *         {
             *           "criteria": [
             *             {
             *               "at_least": 3000,
             *               "measure": "growth"
             *             }
             *           ],
             *           "earn_milli": 1500,
             *           "name": "金卡",
             *           "tier_id": "tier_0000000000003",
             *           "together": "any"
             *         },
             *         {
             *           "criteria": [
             *             {
             *               "at_least": 8000,
             *               "measure": "growth"
             *             }
             *           ],
             *           "earn_milli": 1800,
             *           "name": "白金",
             *           "tier_id": "tier_0000000000004",
             *           "together": "any"
             *         },
             *         {
             *           "criteria": [
             *             {
             *               "at_least": 20000,
             *               "measure": "growth"
             *             }
             *           ],
             *           "earn_milli": 2000,
             *           "name": "钻石",
             *           "tier_id": "tier_0000000000005",
             *           "together": "any"
             *         }
             *       ],
             *       "window_months": 12
             *     }
             */
            ladder?: components["schemas"]["Ladder"];
            /**
             * @description What points are worth at the till; `None` when they are not taken there.
             * @default {
             *       "least_points": 100,
             *       "max_share_bp": 5000,
             *       "step_minor": 100,
             *       "step_points": 100
             *     }
             */
            points_rule?: components["schemas"]["PointsWorth"] | null;
            /**
             * @description Stored value.
             * @default {
             *       "most_minor": null,
             *       "no_reason_days": null,
             *       "own_least_minor": 10000,
             *       "rates": {
             *         "agreed_bp": null,
             *         "deposit": [],
             *         "lpr": []
             *       },
             *       "revenue_minor": null,
             *       "sales": "open",
             *       "terms_version": 1
             *     }
             */
            prepaid?: components["schemas"]["Prepaid"];
            /**
             * @description In which order principal and bonus are spent.
             * @default proportion
             */
            spend_order?: components["schemas"]["SpendOrder"];
            /**
             * Format: uint32
             * @description The version of the terms of membership.
             * @default 1
             */
            terms_version?: number;
            /**
             * Format: int64
             * @description Version; 0 while it is the default.
             */
            version: number;
            /**
             * @description Vouchers of platforms.
             * @default {
             *       "earns": false,
             *       "excludes_offers": true
             *     }
             */
            voucher?: components["schemas"]["VoucherChoice"];
            /**
             * @description What a new member gets.
             * @default {
             *       "coupons": [],
             *       "points": 0
             *     }
             */
            welcome?: components["schemas"]["Welcome"];
        };
        /** @description What the guest's data is used for. */
        Purpose: "marketing" | "personal_offers" | "share_between_stores" | "sensitive_facts" | "guardian";
        /** Format: int64 */
        QtyMilli: number;
        /** @description What of a bill a trial changes; absent fields stay. */
        QuoteBody: {
            /**
             * @description How they eat.
             * @default null
             */
            channel?: components["schemas"]["Channel"] | null;
            /**
             * @description What is on it.
             * @default null
             */
            content?: components["schemas"]["Content"] | null;
            /**
             * @description Who pays.
             * @default null
             */
            guest_id?: components["schemas"]["GuestId"] | null;
            /**
             * Format: uint32
             * @description How many sit there.
             * @default null
             */
            guests?: number | null;
            /**
             * @description Discounts by hand.
             * @default null
             */
            manual?: components["schemas"]["Manual"][] | null;
            /**
             * @description Points as cash.
             * @default null
             */
            points_asked?: components["schemas"]["PointsAsked"] | null;
            /**
             * @description At which table.
             * @default null
             */
            table?: components["schemas"]["Name"] | null;
            /**
             * @description How it will be paid, as far as was said; the rest in money. Decides what it earns.
             * @default null
             */
            tenders?: components["schemas"]["Tender"][] | null;
            /**
             * @description Offers and coupons that the guest does not want used.
             * @default null
             */
            unwanted?: components["schemas"]["WhichOffer"][] | null;
            /**
             * @description Whether a platform voucher will pay a part: by default it excludes other offers.
             * @default false
             */
            voucher?: boolean;
        };
        /** @description Portions on top. */
        QuoteGift: {
            /** @description Its name. */
            dish: components["schemas"]["Words"];
            /** @description What. */
            dish_id: components["schemas"]["DishId"];
            /** @description In the house's language. */
            name?: string | null;
            /** @description In English. */
            name_en?: string | null;
            /** @description In traditional characters. */
            name_zh_tw?: string | null;
            /**
             * Format: uint32
             * @description How many portions.
             */
            units: number;
            /** @description By which offer. */
            which: components["schemas"]["WhichOffer"];
        };
        /** @description The group of the guest beside a bill: what it pays, and what stands in its way. */
        QuoteGroup: {
            /** @description Its account. */
            account_guest_id: components["schemas"]["GuestId"];
            /** @description What meal money would pay of this bill, minor units. */
            allowance_for_due_minor: components["schemas"]["Minor"];
            /** @description Meal money that he may spend, minor units. */
            allowance_minor: components["schemas"]["Minor"];
            /** @description The group. */
            group_id: components["schemas"]["GroupId"];
            /** @description A household or a company. */
            kind: components["schemas"]["GroupKind"];
            /** @description At which meal the bill is paid. */
            meal: components["schemas"]["Meal"];
            /** @description What it is called. */
            name: string;
            /** @description What the narrowest limit leaves; `null` without limits. */
            room?: components["schemas"]["Room"] | null;
            /** @description What the shared balance would pay after that, minor units. */
            shared_for_due_minor: components["schemas"]["Minor"];
            /** @description The shared balance, minor units. */
            shared_minor: components["schemas"]["Minor"];
            /** @description What it has paid for him today, minor units. */
            used_day_minor: components["schemas"]["Minor"];
            /** @description What of that at this meal, minor units. */
            used_meal_minor: components["schemas"]["Minor"];
        };
        /** @description One line of a quote. */
        QuoteLine: {
            /** @description 小计: after line and bill offers, minor units. */
            after_offers_minor: components["schemas"]["Minor"];
            /** @description What of the guest's allergies is in it. */
            allergen_hits: components["schemas"]["Allergen"][];
            /** @description For what a charge is. */
            charge?: components["schemas"]["ChargeKind"] | null;
            /** @description The choices made, in words. */
            chosen: string[];
            /** @description The dish. */
            dish_id?: components["schemas"]["DishId"] | null;
            /** @description What of the due falls on it, minor units. */
            due_minor: components["schemas"]["Minor"];
            /** @description What kind of line. */
            kind: components["schemas"]["LineWord"];
            /** @description Its number on the bill. */
            line: components["schemas"]["LineNo"];
            /** @description 菜单价 of the line, minor units. */
            list_minor: components["schemas"]["Minor"];
            /** @description The member price that stands beside the menu price, minor units. */
            member_unit_minor?: components["schemas"]["Minor"] | null;
            /** @description In the house's language. */
            name?: string | null;
            /** @description In English. */
            name_en?: string | null;
            /** @description In traditional characters. */
            name_zh_tw?: string | null;
            /** @description A word for the kitchen. */
            note?: string | null;
            /** @description The unit price that is used. */
            price: components["schemas"]["UnitPrice"];
            /** @description At the price that is used, minor units. */
            priced_minor: components["schemas"]["Minor"];
            /** @description How much, thousandths. */
            qty_milli: components["schemas"]["QtyMilli"];
            /** @description Whether it takes part in the tier discount and percent coupons. */
            takes_part: boolean;
            /** @description What one selling unit is called, such as 斤. */
            unit?: string | null;
            /** @description 菜单价 per unit with its options, minor units. */
            unit_list_minor: components["schemas"]["Minor"];
            /** @description Why it does not. */
            why_not?: components["schemas"]["WhyNot"] | null;
        };
        /** @description An offer or coupon that was not used. */
        QuoteNotUsed: {
            /** @description The name of the one that is used instead. */
            instead?: components["schemas"]["Words"] | null;
            /** @description In the house's language. */
            name?: string | null;
            /** @description In English. */
            name_en?: string | null;
            /** @description In traditional characters. */
            name_zh_tw?: string | null;
            /** @description Which. */
            which: components["schemas"]["WhichOffer"];
            /** @description Why, and what is missing. */
            why: components["schemas"]["Why"];
        };
        /** @description What points pay. */
        QuotePoints: {
            /** @description What they pay, minor units. */
            off_minor: components["schemas"]["Minor"];
            /** @description How many. */
            points: components["schemas"]["Points"];
        };
        /** @description One step down from the menu price. */
        QuoteStep: {
            /** @description What took part, minor units. */
            base_minor: components["schemas"]["Minor"];
            /** @description In which lane. */
            lane: components["schemas"]["Lane"];
            /** @description Whether its rule has a budget. */
            limited: boolean;
            /** @description In the house's language. */
            name?: string | null;
            /** @description In English. */
            name_en?: string | null;
            /** @description In traditional characters. */
            name_zh_tw?: string | null;
            /** @description What was taken off, minor units. */
            off_minor: components["schemas"]["Minor"];
            /** @description Line by line. */
            shares: components["schemas"]["LineShare"][];
            /** @description Which rule or coupon. */
            which?: components["schemas"]["WhichOffer"] | null;
            /** @description Why. */
            why: components["schemas"]["Because"];
        };
        /** @description The guest's prepaid money beside a bill. */
        QuoteStored: {
            /** @description Bonus of it, minor units. */
            bonus_minor: components["schemas"]["Minor"];
            /** @description What it would pay of this bill. */
            for_due: components["schemas"]["StoredPart"];
            /** @description Principal of it, minor units. */
            principal_minor: components["schemas"]["Minor"];
            /** @description What can be spent now, minor units. */
            spendable_minor: components["schemas"]["Minor"];
        };
        /** @description A priced bill; nothing is written for it. */
        QuoteView: {
            /** @description After line and bill offers, minor units. */
            after_offers_minor: components["schemas"]["Minor"];
            /** @description How sure it is that nothing is cheaper. */
            certainty: components["schemas"]["Certainty"];
            /** @description What is to be paid, minor units. */
            due_minor: components["schemas"]["Minor"];
            /** @description Points that it earns: when all is paid in money, or by the tenders that were asked about. */
            earns_points: components["schemas"]["Points"];
            /** @description Portions on top. */
            gifts: components["schemas"]["QuoteGift"][];
            /** @description The group that he is in. */
            group?: components["schemas"]["QuoteGroup"] | null;
            /** @description The lines, in the order of the bill. */
            lines: components["schemas"]["QuoteLine"][];
            /** @description At menu price, minor units. */
            list_minor: components["schemas"]["Minor"];
            /** @description The most points that could be used. */
            most_points: components["schemas"]["Points"];
            /** @description What those would pay, minor units. */
            most_points_minor: components["schemas"]["Minor"];
            /** @description What was not used, and why. */
            not_used: components["schemas"]["QuoteNotUsed"][];
            /** @description What points pay. */
            points?: components["schemas"]["QuotePoints"] | null;
            /** @description At the prices used, minor units. */
            priced_minor: components["schemas"]["Minor"];
            /** @description What is saved against the menu price, minor units. */
            saved_minor: components["schemas"]["Minor"];
            /** @description Every step down from the menu price. */
            steps: components["schemas"]["QuoteStep"][];
            /** @description The guest's prepaid money. */
            stored_value?: components["schemas"]["QuoteStored"] | null;
            /** @description How it could be paid. */
            suggested_tenders: components["schemas"]["Tender"][];
        };
        /** @description A range by its name. */
        Range: "today" | "yesterday" | "last_7" | "last_28";
        /** @description Which published rate. */
        Rate: "lpr" | "deposit" | "agreed";
        /** @description A rate from a day on. */
        RateFrom: {
            /** @description The first day on which it holds. */
            from: components["schemas"]["BusinessDay"];
            /**
             * Format: uint32
             * @description Basis points a year.
             */
            rate_bp: number;
        };
        /** @description From where the address can be opened, as far as its text tells. */
        Reach: "this_machine" | "shop_network" | "internet";
        /** @description What decides which step is reached. */
        Reach2: "amount" | "units";
        /** @description Why. */
        Reason: {
            /** @description In the actor's words, 1 to 60 characters. */
            reason: string;
        };
        /** @description Why a member has the tier, in words the guest can read. */
        Reason2: "joined" | "reached" | "kept" | "term_ended" | "refunded" | "granted" | "bought" | "merged";
        /** @description What one field says. */
        ReasonView: {
            /** @description `name.same_sound`, `phone.other` … */
            code: string;
            /**
             * Format: int64
             * @description How much it speaks for (positive) or against one guest, thousandths of a bit.
             */
            weight_milli: number;
        };
        /** @description Everything that a ticket of 58 or 80 mm shows. */
        ReceiptView: {
            /** @description What the guest has afterwards. */
            balances_after?: components["schemas"]["BillBalances"] | null;
            /**
             * Format: int64
             * @description The number of the day.
             */
            bill_no: number;
            /** @description The business day it was opened on. */
            business_day: components["schemas"]["BusinessDay"];
            /** @description Change in cash, minor units. */
            change_minor: components["schemas"]["Minor"];
            /** @description The house. */
            company: components["schemas"]["Words"];
            /** @description Coupons that were redeemed. */
            coupon_ids: components["schemas"]["CouponId"][];
            /** @description Growth that was earned. */
            earned_growth: components["schemas"]["Points"];
            /** @description Points that were earned. */
            earned_points: components["schemas"]["Points"];
            /** @description The form of address; on the guest's page masked. */
            guest?: string | null;
            /**
             * Format: uint32
             * @description How many sat there.
             */
            guests: number;
            /** @description The price and why. */
            quote: components["schemas"]["QuoteView"];
            /** @description Opens the guest's page; absent on that page. */
            receipt_token?: string | null;
            /** @description What was paid back since, minor units. */
            refunded_minor: components["schemas"]["Minor"];
            /** @description When. */
            settled_at: components["schemas"]["Millis"];
            /** @description Who took the money, in words; absent for the guest's page. */
            settled_by?: string | null;
            /** @description Points that were spent. */
            spent_points: components["schemas"]["Points"];
            /** @description How far it is. */
            state: components["schemas"]["BillState"];
            /** @description The store. */
            store: components["schemas"]["Words"];
            /** @description At which table. */
            table?: string | null;
            /** @description By what it was paid. */
            tenders: components["schemas"]["BillTenderView"][];
            /** @description The new tier. */
            tier_change?: components["schemas"]["BillTierChange"] | null;
        };
        /** @description The codes for the day the phone is lost; shown once. */
        RecoveryCodes: {
            recovery_codes: string[];
        };
        /** @description A refund to be paid. */
        RefundBody: {
            /**
             * @description On which business day the contract ended; today unless said.
             * @default null
             */
            ended_on?: components["schemas"]["BusinessDay"] | null;
            ground: components["schemas"]["Ground"];
            reason: components["schemas"]["Name"];
            /** @description What the page showed as paid back, minor units. */
            shown_minor: components["schemas"]["Minor"];
            tenders: components["schemas"]["BackTender"][];
        };
        /** @description A refund. */
        RefundBody2: {
            /**
             * @description Parts of lines.
             * @default []
             */
            lines?: components["schemas"]["LineRefund"][];
            /** @description In the caller's words. */
            reason: components["schemas"]["Name"];
            /** @description What the till shows as going back, minor units. */
            shown_minor: components["schemas"]["Minor"];
            /**
             * @description All that is left.
             * @default false
             */
            whole?: boolean;
        };
        /** @description What goes back by a refund. */
        RefundFactsView: {
            /** @description Bonus that goes back, minor units. */
            bonus_minor: components["schemas"]["Minor"];
            /** @description Whether nothing is left to refund afterwards. */
            completes: boolean;
            /** @description Coupons that come back. */
            coupon_ids: components["schemas"]["CouponId"][];
            /** @description Earned growth that is taken back. */
            growth_taken: components["schemas"]["Points"];
            /** @description What was asked; empty for all that was left. */
            lines: components["schemas"]["LineRefund"][];
            /** @description Paid back, minor units. */
            minor: components["schemas"]["Minor"];
            /** @description Spent points that go back. */
            points_back: components["schemas"]["Points"];
            /**
             * Format: int64
             * @description Points that would be owed afterwards.
             */
            points_debt: number;
            /** @description Earned points that are taken back; those already spent become a debt. */
            points_taken: components["schemas"]["Points"];
            /** @description Principal that goes back, minor units. */
            principal_minor: components["schemas"]["Minor"];
            /** @description By which tenders. */
            tenders: components["schemas"]["TenderBack"][];
        };
        /** @example refund_0c4h7p2k9m3xq */
        RefundId: string;
        /** @description A refund. */
        RefundView: {
            /** @description Bonus that goes back, minor units. */
            bonus_minor: components["schemas"]["Minor"];
            /** @description Whether nothing is left to refund afterwards. */
            completes: boolean;
            /** @description Coupons that come back. */
            coupon_ids: components["schemas"]["CouponId"][];
            /** @description Earned growth that is taken back. */
            growth_taken: components["schemas"]["Points"];
            /** @description What was asked; empty for all that was left. */
            lines: components["schemas"]["LineRefund"][];
            /** @description Paid back, minor units. */
            minor: components["schemas"]["Minor"];
            /** @description Spent points that go back. */
            points_back: components["schemas"]["Points"];
            /**
             * Format: int64
             * @description Points that would be owed afterwards.
             */
            points_debt: number;
            /** @description Earned points that are taken back; those already spent become a debt. */
            points_taken: components["schemas"]["Points"];
            /** @description Principal that goes back, minor units. */
            principal_minor: components["schemas"]["Minor"];
            /** @description Why. */
            reason: string;
            /** @description Which. */
            refund_id: components["schemas"]["RefundId"];
            /** @description When. */
            refunded_at: components["schemas"]["Millis"];
            /** @description By whom, in words. */
            refunded_by: string;
            /** @description By which tenders. */
            tenders: components["schemas"]["TenderBack"][];
        };
        /** @description A refund that was made. */
        RefundedView: {
            top_up: components["schemas"]["TopUpView"];
            top_up_refund_id: components["schemas"]["TopUpRefundId"];
        };
        /** @description Why a plan is not sold to this guest. */
        RefusalView: {
            code: string;
            params: {
                [key: string]: unknown;
            };
        };
        /** @example relation_0c4h7p2k9m3xq */
        RelationId: string;
        /** @description What somebody is to a guest. */
        RelationKind: "spouse" | "child" | "parent" | "friend" | "colleague" | "companion";
        /** @description Somebody who belongs to a guest. */
        RelationView: {
            /** @description How to address that guest. */
            display?: string | null;
            /** @description The guest it is, when it is one. */
            guest_id?: components["schemas"]["GuestId"] | null;
            /** @description What this somebody is to the guest. */
            kind: components["schemas"]["RelationKind"];
            /** @description The relation. */
            relation_id: components["schemas"]["RelationId"];
            /** @description Words about it, or about who is no guest. */
            words?: string | null;
        };
        /** @description Whether the day comes again. */
        Repeat: "yearly" | "once";
        /** @description How many requests wait. */
        RequestCounts: {
            /**
             * Format: int64
             * @description All that wait for an answer.
             */
            open: number;
            /**
             * Format: int64
             * @description Those whose day is over.
             */
            overdue: number;
            /**
             * Format: int64
             * @description Those that have three days or less.
             */
            soon: number;
        };
        /** @example request_0c4h7p2k9m3xq */
        RequestId: string;
        /** @description What a guest asks. */
        RequestKind: "access" | "copy" | "transfer" | "correction" | "deletion" | "withdrawal" | "explanation";
        /** @description How far a request is. */
        RequestState: "open" | "done" | "refused";
        /** @description What a guest asks. */
        RequestView: {
            /** @description What was answered. */
            answer?: string | null;
            /** @description When. */
            answered_at?: components["schemas"]["Millis"] | null;
            /** @description Who answered. */
            answered_by?: components["schemas"]["StaffRef"] | null;
            /** @description What the clock says. */
            clock: components["schemas"]["Clock"];
            /** @description When it came. */
            created_at: components["schemas"]["Millis"];
            /** @description How the guest is called; `null` once he was erased. */
            display?: string | null;
            /** @description By when the answer must be there. */
            due_at: components["schemas"]["Millis"];
            /** @description Whose data it is about. */
            guest_id: components["schemas"]["GuestId"];
            /** @description How the guest asked. */
            how: components["schemas"]["How"];
            /** @description What is asked. */
            kind: components["schemas"]["RequestKind"];
            /** @description The request. */
            request_id: components["schemas"]["RequestId"];
            /** @description How far it is. */
            state: components["schemas"]["RequestState"];
            /** @description Where it was asked. */
            store_id: components["schemas"]["StoreId"];
            /** @description Who took it. */
            taken_by?: components["schemas"]["StaffRef"] | null;
            /**
             * Format: int64
             * @description Version, for `If-Match`.
             */
            version: number;
            /** @description In the guest's words. */
            words?: string | null;
        };
        /** @description From where a webhook goes on. */
        Resume: "where_it_stopped" | "now";
        /** @description From where it goes on. */
        ResumeBody: {
            from: components["schemas"]["Resume"];
        };
        /** @description How many years each class is kept. */
        Retention: {
            /**
             * Format: uint32
             * @description What erased guests had agreed to.
             * @default 3
             */
            consent_years?: number;
            /**
             * Format: uint32
             * @description Guests who were not here for so long are erased.
             * @default 3
             */
            dormant_guest_years?: number;
            /**
             * Format: uint32
             * @description Requests that were answered.
             * @default 3
             */
            request_years?: number;
        };
        /** @description A whole contact. */
        Revealed: {
            /** @description The extension to ask for. */
            extension?: string | null;
            /** @description `phone`, `email` or `wechat`. */
            kind: components["schemas"]["ContactKind"];
            /** @description As it is used here: `15400001234`, `0571-87654321`, `+85291234567`, `lin@example.com`. */
            value: string;
        };
        /** @description How many sessions were ended. */
        Revoked: {
            /**
             * Format: uint64
             * @description How many.
             */
            revoked: number;
        };
        /** @example role_0c4h7p2k9m3xq */
        RoleId: string;
        /** @description A role, as far as a name goes. */
        RoleName: {
            /** @description Its name. */
            name: string;
            /** @description Its name in English. */
            name_en?: string | null;
            /** @description Its name in traditional characters. */
            name_zh_tw?: string | null;
            /** @description The preset it was made from. */
            preset?: components["schemas"]["Preset"] | null;
            /** @description The role. */
            role_id: components["schemas"]["RoleId"];
        };
        /** @description A change of a role. */
        RolePatch: {
            /** @default null */
            limits?: components["schemas"]["Limits"] | null;
            /** @default null */
            name?: string | null;
            /** @default null */
            name_en?: string | null;
            /** @default null */
            name_zh_tw?: string | null;
            /** @default null */
            permissions?: components["schemas"]["Permission"][] | null;
        };
        /** @description A role with what it allows. */
        RoleView: {
            /** @description Whether it cannot be changed. */
            fixed: boolean;
            /** @description Up to what size without a second person. */
            limits: components["schemas"]["Limits"];
            /** @description Its name. */
            name: string;
            /** @description Its name in English. */
            name_en?: string | null;
            /** @description Its name in traditional characters. */
            name_zh_tw?: string | null;
            /** @description What it allows. */
            permissions: components["schemas"]["Permission"][];
            /** @description The preset it was made from. */
            preset?: components["schemas"]["Preset"] | null;
            /** @description The role. */
            role_id: components["schemas"]["RoleId"];
            /**
             * Format: int64
             * @description How many active staff hold it.
             */
            staff_count: number;
            /**
             * Format: int64
             * @description Version of the role.
             */
            version: number;
        };
        /** @description What limits leave. */
        Room: {
            /** @description Which limit leaves it. */
            bound: components["schemas"]["Bound"];
            /** @description How much, minor units. */
            left_minor: components["schemas"]["Minor"];
        };
        /**
         * @description How the house rounds what is due.
         *
         *     # Examples
         *     ¥649.50 to whole yuan, down:
         *     ```
         *     use zhike_domain::kernel::money::{Minor, Rounding};
         *     use zhike_domain::pricing::RoundOff;
         *     let to_yuan = RoundOff { step_minor: Minor::from_raw(100), rounding: Rounding::Down };
         *     assert_eq!(to_yuan.off(Minor::from_raw(64_950)).raw(), 50);
         *     ```
         */
        RoundOff: {
            /** @description In which direction. */
            rounding: components["schemas"]["Rounding"];
            /** @description What is due becomes a whole multiple of this: 10 is a jiao, 100 a yuan; minor units. */
            step_minor: components["schemas"]["Minor"];
        };
        /**
         * @description How a fraction becomes a whole number; for negative numbers the mirror image, so that undoing
         *     something takes back exactly what doing it gave.
         */
        Rounding: "down" | "half_up" | "up";
        /** @description A rule in one of its versions: what the receipt names and the auditor recomputes. */
        Rule: {
            /** @description Whose. */
            key: components["schemas"]["RuleKey"];
            /**
             * Format: uint32
             * @description Which version of it.
             */
            version: number;
        };
        /** @description Whose rule it is. */
        RuleKey: {
            offer: components["schemas"]["OfferId"];
        } | {
            template: components["schemas"]["CouponTemplateId"];
        };
        /** @description What the house has chosen. */
        RulesView: {
            /** @description The choices. */
            rules: components["schemas"]["PricingRules"];
            /**
             * Format: int64
             * @description Their version; 0 while nobody has touched them.
             */
            version: number;
        };
        /** @description The rules with their version and the texts they fall back to. */
        RulesView2: {
            /** @description The program's own texts in the language chosen, one for each notice. */
            default_texts: {
                [key: string]: string;
            };
            /** @description The rules. */
            rules: components["schemas"]["MessageRules"];
            /** @description What a text of each notice may name. */
            variables: {
                [key: string]: string[];
            };
            /**
             * Format: int64
             * @description Version; 0 while nobody has touched them.
             */
            version: number;
        };
        /** @description One step of a ladder (满 200 减 20, 满 300 减 50). */
        Rung: {
            /**
             * Format: int64
             * @description From here on, minor units or portions.
             */
            from: number;
            /** @description What is taken off. */
            off: components["schemas"]["Off"];
        };
        /** @description What a guest says, and where. */
        SaidHere: {
            /** @description What he says, all of it or nothing. */
            consents: components["schemas"]["ConsentBody"][];
            /** @description The store he says it in. */
            store_id: components["schemas"]["StoreId"];
        };
        /** @description Whether stored value is sold. */
        Sales: "open" | "stopped";
        /** @description A job that was made. */
        SalesJob: {
            /** @description Where its progress is. */
            job_id: components["schemas"]["JobId"];
        };
        /** @description What was sold in a period. */
        SalesView: {
            /** @description The days directly before. */
            before?: components["schemas"]["BeforeView"] | null;
            /** @description Whether bills were settled that are not in it yet; they will be within seconds. */
            behind: boolean;
            /** @description By channel. */
            channels: components["schemas"]["PartView"][];
            /** @description 28 days up to the last one. */
            columns: components["schemas"]["ColumnView"][];
            /**
             * Format: int64
             * @description Days from then to today.
             */
            days_known: number;
            /** @description The dishes that brought the most. */
            dishes: components["schemas"]["DishView2"][];
            /**
             * Format: int64
             * @description How many dishes went.
             */
            dishes_sold: number;
            /** @description The first day that anything was sold on. */
            first_day?: components["schemas"]["BusinessDay"] | null;
            /** @description The first day. */
            from: components["schemas"]["BusinessDay"];
            /** @description By whether the guest is known. */
            guest_kinds: components["schemas"]["PartView"][];
            /** @description What is true of it. */
            headline: components["schemas"]["HeadlineView"];
            /** @description The four weeks of whole days up to the last one. */
            heat: components["schemas"]["HeatView"];
            /** @description The name of the range, when it was asked by name. */
            range?: components["schemas"]["Range"] | null;
            /** @description When this was read. */
            read_at: components["schemas"]["Millis"];
            /** @description Whether the last of the days has not ended. */
            running: boolean;
            /** @description The figures. */
            sold: components["schemas"]["SoldView"];
            /** @description What stands out of it. */
            standout?: components["schemas"]["StandoutView"] | null;
            /** @description The store; `null` for all of them. */
            store?: components["schemas"]["StoreName2"] | null;
            /** @description By tender. */
            tenders: components["schemas"]["PartView"][];
            /** @description The time of day on the wall. */
            time: components["schemas"]["DayMinute"];
            /** @description The day after the last one. */
            to: components["schemas"]["BusinessDay"];
            /** @description The business day that runs. */
            today: components["schemas"]["BusinessDay"];
            /** @description What is usual. */
            usual?: components["schemas"]["UsualView2"] | null;
        };
        /**
         * @description When something holds. An empty list leaves its question open: no weekdays means every weekday.
         *     Weekday, day of the month and blackout are those of the business day, so that the hours after
         *     midnight belong to the evening before.
         */
        Schedule: {
            /**
             * @description Business days on which it does not hold.
             * @default []
             */
            blackout?: components["schemas"]["BusinessDay"][];
            /**
             * @description From this instant on.
             * @default null
             */
            from_at?: components["schemas"]["Millis"] | null;
            /**
             * @description Hours of the day.
             * @default []
             */
            hours?: components["schemas"]["Hours"][];
            /**
             * @description Days of the month, 1 to 31 (每月 8 日会员日).
             * @default []
             */
            month_days?: number[];
            /**
             * @description Until before this instant.
             * @default null
             */
            until_at?: components["schemas"]["Millis"] | null;
            /**
             * @description 1 = Monday … 7 = Sunday.
             * @default []
             */
            weekdays?: number[];
        };
        /** @description The three kinds of scope. */
        ScopeKind: "company" | "groups" | "stores";
        /** @description Where a member of staff may act. */
        ScopeView: {
            /** @description `company`, `groups` or `stores`. */
            kind: components["schemas"]["ScopeKind"];
            /**
             * @description The store groups, when `kind` is `groups`.
             * @default []
             */
            store_group_ids?: components["schemas"]["StoreGroupId"][];
            /**
             * @description The stores, when `kind` is `stores`.
             * @default []
             */
            store_ids?: components["schemas"]["StoreId"][];
        };
        /** @description A search that was asked for. */
        SearchAsked: {
            /** @description The job that compares. */
            job_id: components["schemas"]["JobId"];
        };
        /** @description A webhook that was just made, or has a new secret. */
        SecretView: {
            /** @description When. */
            created_at: components["schemas"]["Millis"];
            /** @description Who made it. */
            created_by: string;
            /** @description When something was last taken. */
            delivered_at?: components["schemas"]["Millis"] | null;
            /** @description When that was. */
            error_at?: components["schemas"]["Millis"] | null;
            /** @description What was wrong at the last try. */
            error_code?: string | null;
            /** @description Which kinds; none for all. */
            kinds: string[];
            /** @description What the owner calls it. */
            name: string;
            /** @description Until when the secret before still signs. */
            previous_secret_until?: components["schemas"]["Millis"] | null;
            /** @description Its secret; it is shown this once. */
            secret: string;
            /**
             * Format: int64
             * @description The number of the last event that was looked at.
             */
            seq: number;
            /** @description `on`, `off`, or `failed` when the program stopped it. */
            state: string;
            /** @description Where events go. */
            url: string;
            /**
             * Format: int64
             * @description Version, for `If-Match`.
             */
            version: number;
            /** @description The webhook. */
            webhook_id: components["schemas"]["WebhookId"];
        };
        /** @description How a mail server encrypts. */
        Security: "tls" | "starttls" | "none";
        /** @description A change of the choice. */
        SecurityPatch: {
            /**
             * Format: uint32
             * @default null
             */
            absolute_hours?: number | null;
            /**
             * Format: uint32
             * @default null
             */
            idle_minutes?: number | null;
            /** @default null */
            totp_required_for?: components["schemas"]["Preset"][] | null;
        };
        /** @description How safe the house is. */
        SecurityView: {
            /**
             * Format: uint32
             * @description Hours after which a login ends in any case.
             */
            absolute_hours: number;
            /** @description Whether this is a demo, where nobody is asked for a second factor. */
            demo: boolean;
            /** @description The key that new personal data are sealed with. */
            encryption: components["schemas"]["EncryptionView"];
            /** @description Whether this page came encrypted. */
            https: boolean;
            /**
             * Format: uint32
             * @description Minutes without a request after which a login ends.
             */
            idle_minutes: number;
            /** @description Whether it came by plain HTTP. */
            plain_http: boolean;
            /** @description Roles made from these presets need a second factor. */
            totp_required_for: components["schemas"]["Preset"][];
            /** @description Proxies whose word on the caller's address is believed; set in the configuration. */
            trusted_proxies: string[];
            /**
             * Format: int64
             * @description Version of the choice; 0 while it is the default.
             */
            version: number;
        };
        /** @description Where the list is read. */
        SeenBody: {
            store_id: components["schemas"]["StoreId"];
        };
        /** @description Somebody has read what to mind since it was last changed. */
        SeenView: {
            /** @description When. */
            at: components["schemas"]["Millis"];
            /** @description Who. */
            staff?: components["schemas"]["StaffRef"] | null;
        };
        /** @description By what a dish is sold. */
        Selling: "portion" | "weighed" | "market";
        /** @example session_0c4h7p2k9m3xq */
        SessionId: string;
        /** @description One login of one person. */
        SessionView: {
            /** @description Where it came from, with the end of the address left out. */
            address_masked?: string | null;
            /** @description When it began. */
            created_at: components["schemas"]["Millis"];
            /** @description Whether this is the session that asks. */
            current: boolean;
            /** @description The browser or program, as it names itself. */
            device: string;
            /** @description When it was last used. */
            last_seen_at: components["schemas"]["Millis"];
            /** @description The session. */
            session_id: components["schemas"]["SessionId"];
        };
        /** @description One part of a set meal. */
        SetPart: {
            /** @description Which dish. */
            dish_id: components["schemas"]["DishId"];
            /** @description How much of it, thousandths. */
            qty_milli: components["schemas"]["QtyMilli"];
        };
        /** @description How a channel is reached. */
        Settings: {
            /** @constant */
            adapter: "smtp";
            /**
             * @description A certificate authority of one's own, as PEM.
             * @default null
             */
            authority?: string | null;
            /** @description Whom the mail is from. */
            from: components["schemas"]["Email"];
            /** @description Its name. */
            host: string;
            /**
             * Format: uint16
             * @description Its port.
             */
            port: number;
            /** @description How it encrypts. */
            security: components["schemas"]["Security"];
            /**
             * @description The login; absent when it asks for none.
             * @default null
             */
            user?: string | null;
        } | {
            /** @description The AccessKey ID. */
            access_key_id: string;
            /** @constant */
            adapter: "aliyun";
            /**
             * @description Where requests go, when not to the carrier's own address.
             * @default null
             */
            endpoint?: string | null;
            /**
             * @description The code of the registered template of each notice, `SMS_…`.
             * @default {}
             */
            templates?: {
                [key: string]: string;
            };
        } | {
            /** @constant */
            adapter: "tencent";
            /**
             * @description Where requests go, when not to the carrier's own address.
             * @default null
             */
            endpoint?: string | null;
            /**
             * @description The region, `ap-guangzhou`.
             * @default ap-guangzhou
             */
            region?: string;
            /** @description The SdkAppId of the application. */
            sdk_app_id: string;
            /** @description The SecretId. */
            secret_id: string;
            /**
             * @description The id of the registered template of each notice.
             * @default {}
             */
            templates?: {
                [key: string]: string;
            };
        } | {
            /** @constant */
            adapter: "http";
            /**
             * @description The body with the holes `{phone}`, `{text}`, `{sign}`, `{id}`, `{time}` and `{secret}`;
             *     what goes into them is escaped as the content type asks.
             */
            body: string;
            /**
             * @description What stands there when it did.
             * @default null
             */
            code_ok?: string | null;
            /**
             * @description Where in a JSON answer it says whether it took the message.
             * @default null
             */
            code_path?: string | null;
            /** @description `application/json` or `application/x-www-form-urlencoded`. */
            content_type: string;
            /**
             * @description Headers; values may have the holes `{secret}`, `{time}` and `{id}`.
             * @default {}
             */
            headers?: {
                [key: string]: string;
            };
            /**
             * @description Where in a JSON answer the carrier's id stands, as `/data/id`.
             * @default null
             */
            id_path?: string | null;
            /**
             * @description The signature, if it asks for one.
             * @default null
             */
            signature?: components["schemas"]["HttpSignature"] | null;
            /** @description Where requests go. */
            url: string;
        };
        /** @description How a bill is settled. */
        SettleBody: {
            /** @description What the till shows as due, minor units. */
            due_minor: components["schemas"]["Minor"];
            /** @description How it is paid; empty when nothing is due. */
            tenders: components["schemas"]["Tender"][];
            /**
             * Format: int64
             * @description The version of the bill that the till shows.
             */
            version: number;
        };
        /** @description A bill that was just settled. */
        SettledView: {
            /** @description What the guest has afterwards. */
            balances_after?: components["schemas"]["BillBalances"] | null;
            /** @description Which. */
            bill_id: components["schemas"]["BillId"];
            /**
             * Format: int64
             * @description Its number of the day.
             */
            bill_no: number;
            /** @description On which business day it was opened. */
            business_day: components["schemas"]["BusinessDay"];
            /** @description Change in cash, minor units. */
            change_minor: components["schemas"]["Minor"];
            /** @description How they eat. */
            channel: components["schemas"]["Channel"];
            /** @description What is on it. */
            content: components["schemas"]["Content"];
            /** @description Points that it earned. */
            earned_points: components["schemas"]["Points"];
            /** @description What to say to the guest aloud, while the bill is open. */
            greeting?: components["schemas"]["Greeting"] | null;
            /** @description Who pays. */
            guest?: components["schemas"]["BillGuest"] | null;
            /**
             * Format: uint32
             * @description How many sit there.
             */
            guests: number;
            /** @description Where it comes from, when another till settled it: it cannot be refunded here. */
            imported?: components["schemas"]["ImportedView"] | null;
            /** @description Discounts by hand. */
            manual: components["schemas"]["Manual"][];
            /** @description When it was opened. */
            opened_at: components["schemas"]["Millis"];
            /** @description By whom, in words. */
            opened_by: string;
            /** @description Points that were asked for. */
            points_asked: components["schemas"]["PointsAsked"];
            /** @description Its price and why; of a settled bill as it was then. */
            quote: components["schemas"]["QuoteView"];
            /** @description Opens the guest's receipt page. */
            receipt_token: string;
            /** @description What can still be paid back, minor units. */
            refundable_minor: components["schemas"]["Minor"];
            /** @description What was paid back. */
            refunds: components["schemas"]["RefundView"][];
            /** @description How it was paid. */
            settlement?: components["schemas"]["SettlementView"] | null;
            /** @description How far it is. */
            state: components["schemas"]["BillState"];
            /** @description In which store. */
            store_id: components["schemas"]["StoreId"];
            /** @description At which table. */
            table?: string | null;
            /** @description The new tier. */
            tier_change?: components["schemas"]["BillTierChange"] | null;
            /** @description What the guest does not want used. */
            unwanted: components["schemas"]["WhichOffer"][];
            /**
             * Format: int64
             * @description Counts its changes.
             */
            version: number;
        };
        /** @example settlement_0c4h7p2k9m3xq */
        SettlementId: string;
        /** @description How a bill was paid. */
        SettlementView: {
            /** @description What the guest has afterwards. */
            balances_after?: components["schemas"]["BillBalances"] | null;
            /** @description On which business day. */
            business_day: components["schemas"]["BusinessDay"];
            /** @description Change in cash, minor units. */
            change_minor: components["schemas"]["Minor"];
            /** @description Coupons that were redeemed. */
            coupon_ids: components["schemas"]["CouponId"][];
            /** @description What was paid, minor units. */
            due_minor: components["schemas"]["Minor"];
            /** @description Growth that was earned. */
            earned_growth: components["schemas"]["Points"];
            /** @description Points that were earned. */
            earned_points: components["schemas"]["Points"];
            /** @description When. */
            settled_at: components["schemas"]["Millis"];
            /** @description By whom, in words. */
            settled_by: string;
            /** @description Which settlement; absent when another till settled it. */
            settlement_id?: components["schemas"]["SettlementId"] | null;
            /** @description Points that were spent. */
            spent_points: components["schemas"]["Points"];
            /** @description By what. */
            tenders: components["schemas"]["BillTenderView"][];
            /** @description The new tier. */
            tier_change?: components["schemas"]["BillTierChange"] | null;
        };
        /** @description How far the set-up is. */
        SetupView: {
            /** @description Whether this browser must give the code that stands at the terminal. */
            code_needed: boolean;
            /** @description Whether it is over. */
            done: boolean;
            /** @description The first step that is left. */
            step?: components["schemas"]["Step"] | null;
            /** @description All steps. */
            steps: components["schemas"]["StepView"][];
        };
        /** @description A guest's sex, as far as it decides how he or she is addressed. */
        Sex: "female" | "male";
        /** @description What a person says of one sheet. */
        SheetBody: {
            /** @description Whether it is read. */
            is_read: boolean;
            /** @description What each column holds, in the order of the file; `null` for what is not read. */
            targets: (string | null)[];
        };
        /** @description How the sheet was kept. */
        SheetSaved: {
            how: components["schemas"]["Kept"];
        };
        /** @description The recovery sheet. Whoever has it can read every backup. */
        SheetView: {
            /** @description Name of the key. */
            key_id: string;
            /** @description The lines to print, each with its own check. */
            lines: string[];
            /** @description The whole sheet as text. */
            text: string;
        };
        /** @description Which of two records. */
        Side: "survivor" | "merged";
        Sign: string;
        /** @description 沽清. */
        SoldOutBody: {
            /** @description Whether there is none left. */
            sold_out: boolean;
            /**
             * @description Whether it is there again when the business day has ended.
             * @default false
             */
            until_day_end?: boolean;
        };
        /** @description Figures of some time. */
        SoldView: {
            /** @description Revenue for each guest, minor units. */
            average_minor?: components["schemas"]["Minor"] | null;
            /**
             * Format: int64
             * @description Settled bills.
             */
            bills: number;
            /**
             * Format: int64
             * @description Its share of the list price, basis points.
             */
            discount_bp?: number | null;
            /** @description List price less due, minor units. */
            discount_minor: components["schemas"]["Minor"];
            /**
             * Format: int64
             * @description Guests on them.
             */
            guests: number;
            /** @description List price of what was settled, minor units. */
            list_minor: components["schemas"]["Minor"];
            /**
             * Format: int64
             * @description Bills of members.
             */
            member_bills: number;
            /**
             * Format: int64
             * @description Their share of the bills, basis points.
             */
            member_bp?: number | null;
            /**
             * Format: int64
             * @description Bills that were somebody's first.
             */
            new_bills: number;
            /** @description Paid back in this time, minor units. */
            refunded_minor: components["schemas"]["Minor"];
            /**
             * Format: int64
             * @description Refunds paid back in this time.
             */
            refunds: number;
            /** @description Settled less refunded, minor units. */
            revenue_minor: components["schemas"]["Minor"];
            /** @description Due on settled bills, minor units. */
            settled_minor: components["schemas"]["Minor"];
        };
        /**
         * @description The order of the list.
         * @enum {string}
         */
        Sort: "created_at" | "-created_at";
        /** @description A price below the menu price, as the owner sets it on a dish. */
        SpecialPrice: {
            /** @constant */
            kind: "member";
            /** @description Per selling unit, minor units. */
            price_minor: components["schemas"]["Minor"];
            /** @description For whom. */
            tier_ids: components["schemas"]["TierId"][];
            /**
             * Format: uint32
             * @description Which version of the price this is.
             */
            version: number;
        } | {
            /** @constant */
            kind: "set_meal";
            /** @description Per set, minor units. */
            price_minor: components["schemas"]["Minor"];
            /**
             * Format: uint32
             * @description Which version of the price this is.
             */
            version: number;
        } | {
            /** @constant */
            kind: "time";
            /** @description Per selling unit, minor units. */
            price_minor: components["schemas"]["Minor"];
            /** @description When. */
            schedule: components["schemas"]["Schedule"];
            /**
             * Format: uint32
             * @description Which version of the price this is.
             */
            version: number;
        };
        /** @description Whether lines at member, set-meal or time price take part (会员价不折上折). */
        SpecialPrices: "leave" | "include";
        /** @description In which order principal and bonus are spent. */
        SpendOrder: "proportion" | "principal_first" | "bonus_first";
        /**
         * @description Whether an offer goes together with others of its lane.
         *
         *     In the line lane the question is asked line by line, in the bill lane once.
         */
        Stacking: "alone" | "compound" | "additive";
        /** @description Somebody just hired, with the password to hand over once. */
        StaffCreated: {
            one_time_password: string;
            staff: components["schemas"]["StaffView"];
        };
        /** @example staff_0c4h7p2k9m3xq */
        StaffId: string;
        /** @description A change of an account. */
        StaffPatch: {
            /** @default null */
            language?: components["schemas"]["Language"] | null;
            /** @default null */
            name?: string | null;
            /** @default null */
            role_id?: components["schemas"]["RoleId"] | null;
            /** @default null */
            scope?: components["schemas"]["ScopeView"] | null;
        };
        /** @description A member of staff by name. */
        StaffRef: {
            /** @description The person's name. */
            name: string;
            /** @description The person. */
            staff_id: components["schemas"]["StaffId"];
        };
        /** @description Whether a member of staff may log in. */
        StaffStatus: "active" | "disabled";
        /** @description A member of staff. */
        StaffView: {
            /** @description When the account was made. */
            created_at: components["schemas"]["Millis"];
            /** @description The person's language. */
            language: string;
            /** @description The last time the person was there. */
            last_seen_at?: components["schemas"]["Millis"] | null;
            /** @description Until when logging in is locked after wrong tries. */
            locked_until?: components["schemas"]["Millis"] | null;
            /** @description What the person types to log in. */
            login: string;
            /** @description Whether a new password must be chosen at the next login. */
            must_change_password: boolean;
            /** @description The person's name. */
            name: string;
            /** @description The role held. */
            role: components["schemas"]["RoleName"];
            /** @description Where it holds. */
            scope: components["schemas"]["ScopeView"];
            /** @description The person. */
            staff_id: components["schemas"]["StaffId"];
            /** @description `active` or `disabled`. */
            status: components["schemas"]["StaffStatus"];
            /** @description Whether a second factor is enrolled. */
            totp_enabled: boolean;
            /**
             * Format: int64
             * @description Version of the account.
             */
            version: number;
        };
        /** @description One stage; every guest is in exactly one. */
        Stage: "prospect" | "new" | "active" | "regular" | "fading" | "dormant" | "lost" | "won_back";
        /** @description A stage that began. */
        StageChangeView: {
            /** @description The stage before; `null` for the first. */
            before?: components["schemas"]["Stage"] | null;
            /** @description The day. */
            day: components["schemas"]["BusinessDay"];
            /** @description The stage. */
            stage: components["schemas"]["Stage"];
        };
        /** @description Why a guest is in a stage, as a kind and the numbers that belong to it; the page has the words. */
        StageReason: {
            /** @constant */
            kind: "no_visit";
            params: Record<string, never>;
        } | {
            /** @constant */
            kind: "first_visits";
            params: {
                /**
                 * Format: int64
                 * @description Days since the first.
                 */
                days: number;
                /**
                 * Format: uint32
                 * @description How many.
                 */
                visits: number;
            };
        } | {
            /** @constant */
            kind: "on_time";
            params: {
                /**
                 * Format: int64
                 * @description Days since the last visit.
                 */
                days: number;
                /**
                 * Format: int64
                 * @description When it would be late.
                 */
                late_after_days: number;
            };
        } | {
            /** @constant */
            kind: "often";
            params: {
                /**
                 * Format: uint32
                 * @description Visits.
                 */
                visits: number;
                /**
                 * Format: int64
                 * @description In so many days.
                 */
                window_days: number;
            };
        } | {
            /** @constant */
            kind: "steady";
            params: {
                /**
                 * Format: int64
                 * @description The own interval.
                 */
                interval_days: number;
            };
        } | {
            /** @constant */
            kind: "off_rhythm";
            params: {
                /**
                 * Format: int64
                 * @description Days since the last visit.
                 */
                days: number;
                /**
                 * Format: int64
                 * @description The own interval.
                 */
                interval_days: number;
            };
        } | {
            /** @constant */
            kind: "away";
            params: {
                /**
                 * Format: int64
                 * @description Days since the last visit.
                 */
                days: number;
                /**
                 * Format: int64
                 * @description The preset.
                 */
                preset_days: number;
            };
        } | {
            /** @constant */
            kind: "came_back";
            params: {
                /**
                 * Format: int64
                 * @description After so many days.
                 */
                after_days: number;
                /**
                 * Format: uint32
                 * @description Visits since then, that of the return included.
                 */
                visits: number;
            };
        };
        /** @description The hour or day that is furthest from its own usual. */
        StandoutView: {
            /**
             * Format: int64
             * @description How far that is, basis points.
             */
            change_bp?: number | null;
            /** @description The day. */
            day: components["schemas"]["BusinessDay"];
            /**
             * Format: uint8
             * @description The hour, when the report is about one day.
             */
            hour?: number | null;
            /** @description What it came to, minor units. */
            revenue_minor: components["schemas"]["Minor"];
            /** @description What it usually comes to, minor units. */
            usual_minor: components["schemas"]["Minor"];
        };
        /** @description Where an approval stands. */
        State: "waiting" | "approved" | "denied" | "expired" | "used";
        /** @description A workbook to be made. */
        StatementExport: {
            /** @description The first day. */
            from: components["schemas"]["BusinessDay"];
            /**
             * @description The language of headings.
             * @default zh-CN
             */
            language?: components["schemas"]["Language2"];
            /** @description The day after the last one. */
            to: components["schemas"]["BusinessDay"];
        };
        /** @description The job that writes it. */
        StatementJob: {
            job_id: components["schemas"]["JobId"];
        };
        /** @description A statement. */
        StatementView: {
            /** @description The shared balance. */
            balance: components["schemas"]["BalanceMoved"];
            /** @description Department by department. */
            departments: components["schemas"]["DepartmentUsed"][];
            /** @description The first day. */
            from: components["schemas"]["BusinessDay"];
            /** @description Which group. */
            group_id: components["schemas"]["GroupId"];
            /** @description What it is called. */
            name: string;
            /** @description The day after the last one. */
            to: components["schemas"]["BusinessDay"];
            /** @description All of them together. */
            total: components["schemas"]["UsedView"];
        };
        /** @description The steps, in order. Each may be done again; the set-up is over when none is left. */
        Step: "owner" | "company" | "city" | "store" | "hours" | "guest_address" | "recovery_sheet" | "backup";
        /** @description The current password, asked again before something grave. */
        StepUp: {
            current_password: string;
        };
        /** @description The password, asked again. */
        StepUp2: {
            current_password: string;
        };
        /** @description One step. */
        StepView: {
            done: boolean;
            step: components["schemas"]["Step"];
        };
        /** @description The first store. */
        StoreBody: {
            cut_over: components["schemas"]["DayMinute"];
            name: components["schemas"]["Name"];
            /** @default null */
            phone?: string | null;
            zone: components["schemas"]["Zone"];
        };
        /** @example GQ01 */
        StoreCode: string;
        /** @example storegroup_0c4h7p2k9m3xq */
        StoreGroupId: string;
        /** @example store_0c4h7p2k9m3xq */
        StoreId: string;
        /** @description A store, as far as a name goes. */
        StoreName: {
            /** @description Its name. */
            name: string;
            /** @description Its name in English. */
            name_en?: string | null;
            /** @description Its name in traditional characters. */
            name_zh_tw?: string | null;
            /** @description The store. */
            store_id: components["schemas"]["StoreId"];
            /** @description Its IANA time zone, in which everything about it is shown. */
            zone: string;
        };
        /** @description A store by its names. */
        StoreName2: {
            /** @description Its name. */
            name: string;
            /** @description In English. */
            name_en?: string | null;
            /** @description In traditional characters. */
            name_zh_tw?: string | null;
            /** @description The store. */
            store_id: components["schemas"]["StoreId"];
        };
        /** @description A change of a store. */
        StorePatch: {
            /** @default null */
            city?: components["schemas"]["City"] | null;
            /** @default null */
            code?: components["schemas"]["StoreCode"] | null;
            /** @default null */
            cut_over?: components["schemas"]["DayMinute"] | null;
            /** @default null */
            name?: components["schemas"]["Name"] | null;
            /** @default null */
            name_en?: components["schemas"]["Name"] | null;
            /** @default null */
            name_zh_tw?: components["schemas"]["Name"] | null;
            /** @default null */
            phone?: string | null;
            /** @default null */
            weekly?: components["schemas"]["OpenPeriod"][] | null;
            /** @default null */
            zone?: components["schemas"]["Zone"] | null;
        };
        /** @description A store. */
        StoreView: {
            /** @description When it was put away. */
            archived_at?: components["schemas"]["Millis"] | null;
            /** @description Code of the city whose rules hold. */
            city?: string | null;
            /** @description A short code, unique in the company. */
            code: string;
            /** @description When the business day is cut. */
            cut_over: components["schemas"]["DayMinute"];
            /** @description Its name. */
            name: string;
            /** @description Its name in English. */
            name_en?: string | null;
            /** @description Its name in traditional characters. */
            name_zh_tw?: string | null;
            /** @description Where guests book by phone. */
            phone?: string | null;
            /** @description The store. */
            store_id: components["schemas"]["StoreId"];
            /**
             * Format: int64
             * @description Version of the store's data.
             */
            version: number;
            /** @description Opening hours of the week. */
            weekly: components["schemas"]["OpenPeriod"][];
            /** @description IANA time zone. */
            zone: string;
        };
        /** @description Principal and bonus of an amount. */
        StoredPart: {
            /** @description Both together, minor units. */
            amount_minor: components["schemas"]["Minor"];
            /** @description Bonus, minor units. */
            bonus_minor: components["schemas"]["Minor"];
            /** @description Principal, minor units. */
            principal_minor: components["schemas"]["Minor"];
        };
        /** @description How often something was so. */
        TableTimes: {
            /** @description The table. */
            table: string;
            /**
             * Format: int64
             * @description On how many bills.
             */
            times: number;
        };
        /** @description A file that was taken. */
        TakenView: {
            /**
             * Format: int64
             * @description How many it changed.
             */
            changed: number;
            /** @description The first dishes that were changed since: while there are any, it cannot be undone. */
            changed_since: components["schemas"]["ChangedSince"][];
            /** @description When. */
            created_at: components["schemas"]["Millis"];
            /** @description Which. */
            import_id: components["schemas"]["ImportId"];
            /**
             * Format: int64
             * @description How many dishes it made.
             */
            new: number;
            /** @description Who took it. */
            staff_name?: string | null;
            /** @description When it was taken back. */
            undone_at?: components["schemas"]["Millis"] | null;
        };
        /** @example task_0c4h7p2k9m3xq */
        TaskId: string;
        /** @description Somebody, by name. */
        TaskPerson: {
            /** @description The name. */
            name: string;
            /** @description Who. */
            staff_id: components["schemas"]["StaffId"];
        };
        /** @description How far a task is. */
        TaskState: "open" | "taken" | "done";
        TaskText: string;
        /** @description A task. */
        TaskView: {
            /** @description When. */
            created_at: components["schemas"]["Millis"];
            /** @description Who put it; nobody when the program did. */
            created_by?: components["schemas"]["TaskPerson"] | null;
            /** @description When. */
            done_at?: components["schemas"]["Millis"] | null;
            /** @description Who did it. */
            done_by?: components["schemas"]["TaskPerson"] | null;
            /** @description By when. */
            due_at?: components["schemas"]["Millis"] | null;
            /** @description The guest it is about. */
            guest_id?: components["schemas"]["GuestId"] | null;
            /** @description `by_hand`, or the word of a kind that the program puts. */
            kind: string;
            /** @description Whether the reader has it. */
            mine: boolean;
            /** @description What came of it. */
            note?: string | null;
            /** @description What it came from, as `message_…`. */
            origin?: string | null;
            /** @description Whether that is over. */
            overdue: boolean;
            /** @description Who has it. */
            staff?: components["schemas"]["TaskPerson"] | null;
            /** @description How far it is. */
            state: components["schemas"]["TaskState"];
            /** @description The store; `null` for the company. */
            store_id?: components["schemas"]["StoreId"] | null;
            /** @description The task. */
            task_id: components["schemas"]["TaskId"];
            /** @description What is to be done; `null` where the kind says it. */
            text?: string | null;
            /**
             * Format: int64
             * @description Version, for `If-Match`.
             */
            version: number;
        };
        Template: string;
        /** @description A coupon template as it is to be. Coupons keep the rule they were issued under. */
        TemplateBody: {
            /** @description What it lowers by how much. */
            benefit: components["schemas"]["Benefit"];
            /**
             * @description When it works.
             * @default {
             *       "at_least_guests": null,
             *       "channels": [],
             *       "members": {
             *         "who": "anybody"
             *       },
             *       "minimum": null,
             *       "schedule": {
             *         "blackout": [],
             *         "from_at": null,
             *         "hours": [],
             *         "month_days": [],
             *         "until_at": null,
             *         "weekdays": []
             *       },
             *       "store_ids": [],
             *       "units": []
             *     }
             */
            conditions?: components["schemas"]["Conditions"];
            /**
             * @description Which lines take part.
             * @default {
             *       "of": "all"
             *     }
             */
            dishes?: components["schemas"]["DishSet"];
            /**
             * @description What it says it is worth, minor units; 0 for a dish or a percentage.
             * @default 0
             */
            face_minor?: components["schemas"]["Minor"];
            /**
             * @description Of all with the same group at most one works on a bill.
             * @default null
             */
            group?: components["schemas"]["Name"] | null;
            /**
             * @description The first day without new ones.
             * @default null
             */
            issued_until?: components["schemas"]["BusinessDay"] | null;
            /**
             * @description Where it works.
             * @default bill
             */
            lane?: components["schemas"]["OfferLane"];
            /**
             * @description The most it takes off a bill, minor units.
             * @default null
             */
            max_off_minor?: components["schemas"]["Minor"] | null;
            /** @description What the guest reads. */
            name: components["schemas"]["Name"];
            /**
             * @description The name in English.
             * @default null
             */
            name_en?: components["schemas"]["Name"] | null;
            /**
             * @description The name in zh-TW.
             * @default null
             */
            name_zh_tw?: components["schemas"]["Name"] | null;
            /**
             * Format: uint32
             * @description How many one guest gets in all.
             * @default null
             */
            per_guest?: number | null;
            /**
             * Format: uint32
             * @description Its place in the owner's order of the lane.
             * @default 0
             */
            position?: number;
            /**
             * @description Whether lines at special prices take part; absent: in the lane of lines they do,
             *     on the bill they do not (会员价不折上折).
             * @default null
             */
            special_prices?: components["schemas"]["SpecialPrices"] | null;
            /**
             * @description What it goes together with in its lane.
             * @default alone
             */
            stacking?: components["schemas"]["Stacking"];
            /**
             * Format: uint32
             * @description How many are issued in all.
             * @default null
             */
            stock?: number | null;
            /** @description When its coupons may be used. */
            term: components["schemas"]["Term"];
        };
        /** @description A coupon template as it is to be. Coupons keep the rule they were issued under. */
        TemplateBodyPatch: {
            /** @description What it lowers by how much. */
            benefit?: components["schemas"]["Benefit"];
            /**
             * @description When it works.
             * @default {
             *       "at_least_guests": null,
             *       "channels": [],
             *       "members": {
             *         "who": "anybody"
             *       },
             *       "minimum": null,
             *       "schedule": {
             *         "blackout": [],
             *         "from_at": null,
             *         "hours": [],
             *         "month_days": [],
             *         "until_at": null,
             *         "weekdays": []
             *       },
             *       "store_ids": [],
             *       "units": []
             *     }
             */
            conditions?: components["schemas"]["Conditions"];
            /**
             * @description Which lines take part.
             * @default {
             *       "of": "all"
             *     }
             */
            dishes?: components["schemas"]["DishSet"];
            /**
             * @description What it says it is worth, minor units; 0 for a dish or a percentage.
             * @default 0
             */
            face_minor?: components["schemas"]["Minor"];
            /**
             * @description Of all with the same group at most one works on a bill.
             * @default null
             */
            group?: components["schemas"]["Name"] | null;
            /**
             * @description The first day without new ones.
             * @default null
             */
            issued_until?: components["schemas"]["BusinessDay"] | null;
            /**
             * @description Where it works.
             * @default bill
             */
            lane?: components["schemas"]["OfferLane"];
            /**
             * @description The most it takes off a bill, minor units.
             * @default null
             */
            max_off_minor?: components["schemas"]["Minor"] | null;
            /** @description What the guest reads. */
            name?: components["schemas"]["Name"];
            /**
             * @description The name in English.
             * @default null
             */
            name_en?: components["schemas"]["Name"] | null;
            /**
             * @description The name in zh-TW.
             * @default null
             */
            name_zh_tw?: components["schemas"]["Name"] | null;
            /**
             * Format: uint32
             * @description How many one guest gets in all.
             * @default null
             */
            per_guest?: number | null;
            /**
             * Format: uint32
             * @description Its place in the owner's order of the lane.
             * @default 0
             */
            position?: number;
            /**
             * @description Whether lines at special prices take part; absent: in the lane of lines they do,
             *     on the bill they do not (会员价不折上折).
             * @default null
             */
            special_prices?: components["schemas"]["SpecialPrices"] | null;
            /**
             * @description What it goes together with in its lane.
             * @default alone
             */
            stacking?: components["schemas"]["Stacking"];
            /**
             * Format: uint32
             * @description How many are issued in all.
             * @default null
             */
            stock?: number | null;
            /** @description When its coupons may be used. */
            term?: components["schemas"]["Term"];
        };
        /** @description A coupon template. */
        TemplateView: {
            /** @description Which. */
            coupon_template_id: components["schemas"]["CouponTemplateId"];
            /**
             * Format: uint32
             * @description How many were issued.
             */
            issued: number;
            /**
             * Format: uint32
             * @description How many are left; absent without a limit.
             */
            left?: number | null;
            /**
             * Format: uint32
             * @description Version of its rule, which new coupons carry.
             */
            rule_version: number;
            /** @description What it is. */
            template: components["schemas"]["TemplateBody"];
            /**
             * Format: int64
             * @description Version of the template.
             */
            version: number;
        };
        /** @description One tender as the till sends it. Amounts in minor units. */
        Tender: {
            /** @description What it pays. */
            amount_minor: components["schemas"]["Minor"];
            /** @constant */
            tender: "allowance";
        } | {
            /** @description What it pays. */
            amount_minor: components["schemas"]["Minor"];
            /** @constant */
            tender: "group_balance";
        } | {
            /** @description What it pays. */
            amount_minor: components["schemas"]["Minor"];
            /** @constant */
            tender: "stored_value";
        } | {
            /** @description What it pays. */
            amount_minor: components["schemas"]["Minor"];
            /** @description What was handed over; the rest is change. */
            given_minor: components["schemas"]["Minor"];
            /** @constant */
            tender: "cash";
        } | {
            /** @description What it pays. */
            amount_minor: components["schemas"]["Minor"];
            /** @constant */
            tender: "card";
        } | {
            /** @description What it pays. */
            amount_minor: components["schemas"]["Minor"];
            /** @constant */
            tender: "wechat";
        } | {
            /** @description What it pays. */
            amount_minor: components["schemas"]["Minor"];
            /** @constant */
            tender: "alipay";
        } | {
            /** @description What it pays of this bill; no change is given on a voucher. */
            amount_minor: components["schemas"]["Minor"];
            /** @description What it is worth. */
            face_minor: components["schemas"]["Minor"];
            /** @description What the guest paid the platform for it. */
            paid_minor: components["schemas"]["Minor"];
            /** @constant */
            tender: "voucher";
        } | {
            /** @description What is put on the account. */
            amount_minor: components["schemas"]["Minor"];
            /** @constant */
            tender: "on_account";
        };
        /** @description What one tender gives back. */
        TenderBack: {
            /** @description How much, minor units. */
            amount_minor: components["schemas"]["Minor"];
            /** @description Which kind: the way it was paid is the way it goes back. */
            tender: components["schemas"]["TenderKind"];
        };
        /** @description The kinds of tender. */
        TenderKind: "allowance" | "group_balance" | "stored_value" | "cash" | "card" | "wechat" | "alipay" | "voucher" | "on_account" | "other";
        /** @description How a part of a top-up was paid. */
        TenderView: {
            /** Format: int64 */
            amount_minor: number;
            /** Format: int64 */
            given_minor?: number | null;
            tender: string;
        };
        /** @description When coupons of a template may be used. */
        Term: {
            /**
             * Format: uint32
             * @description Days to wait; 0 from the day of issue.
             */
            after: number;
            /**
             * Format: uint32
             * @description Days it lives.
             */
            days: number;
            /** @constant */
            kind: "days";
        } | {
            /** @description First day. */
            first: components["schemas"]["BusinessDay"];
            /** @constant */
            kind: "between";
            /** @description Last day. */
            last: components["schemas"]["BusinessDay"];
        } | {
            /** @constant */
            kind: "always";
        };
        /** @description One sentence of the terms, to be put into words by the page. */
        TermView: {
            code: string;
            params: {
                [key: string]: unknown;
            };
        };
        /** @description The terms that the guest reads and accepts. */
        TermsView: {
            lines: components["schemas"]["TermView"][];
            /** Format: uint32 */
            version: number;
        };
        /** @description Where a test goes. */
        TestBody: {
            /**
             * @description The address of a mail.
             * @default null
             */
            email?: components["schemas"]["Email"] | null;
            kind: components["schemas"]["MessageChannel"];
            /** @description The phone of a text message. */
            phone?: components["schemas"]["Phone"] | null;
            /** @description What it says. */
            text: components["schemas"]["Name"];
        };
        /** @description Light or dark. */
        Theme: "auto" | "light" | "dark";
        /** @description One step of the ladder. */
        Tier: {
            /** @description What it asks for; none for the lowest, or for a tier that is only given by hand or bought. */
            criteria: components["schemas"]["Criterion"][];
            /** @description How much faster points are earned: 1.5 times is 1500. */
            earn_milli: components["schemas"]["Milli"];
            /** @description Its name. */
            name: components["schemas"]["Name"];
            /** @description Its id. */
            tier_id: components["schemas"]["TierId"];
            /** @description How its criteria go together. */
            together: components["schemas"]["Together"];
        };
        /** @description A step of the ladder as it is to be; without an id it is a new one. */
        TierBody: {
            criteria: components["schemas"]["Criterion"][];
            earn_milli: components["schemas"]["Milli"];
            name: components["schemas"]["Name"];
            /** @default null */
            tier_id?: components["schemas"]["TierId"] | null;
            together: components["schemas"]["Together"];
        };
        /** @example tier_0c4h7p2k9m3xq */
        TierId: string;
        /** @description A tier by name. */
        TierName: {
            /** @description Its name. */
            name: string;
            /** @description The tier. */
            tier_id: components["schemas"]["TierId"];
        };
        /** @description The discount of one tier. */
        TierRate: {
            /** @description What is paid, basis points. */
            pay_bp: components["schemas"]["BasisPoints"];
            /** @description For whom. */
            tier_id: components["schemas"]["TierId"];
        };
        /** @description A tier by its name. */
        TierView: {
            /** @description Its name. */
            name: string;
            /** @description The tier. */
            tier_id: components["schemas"]["TierId"];
        };
        /** @description How often the guest came at this time of the week. */
        TimeTimes: {
            /** @description The part of the day. */
            meal: components["schemas"]["Meal"];
            /**
             * Format: int64
             * @description On how many bills.
             */
            times: number;
            /**
             * Format: uint8
             * @description 1 = Monday … 7 = Sunday.
             */
            weekday: number;
        };
        /** @description How several criteria go together. */
        Together: "any" | "all";
        /** @description A sale. */
        TopUpBody: {
            /** @default null */
            credited_staff_id?: components["schemas"]["StaffId"] | null;
            /**
             * @description Who agreed for a guest below eighteen.
             * @default null
             */
            guardian?: components["schemas"]["Name"] | null;
            guest_id: components["schemas"]["GuestId"];
            /** @default null */
            pay_minor?: components["schemas"]["Minor"] | null;
            tenders: components["schemas"]["TopUpTender"][];
            /**
             * Format: uint32
             * @default null
             */
            terms_version?: number | null;
            /** @default null */
            top_up_plan_id?: components["schemas"]["TopUpPlanId"] | null;
        };
        /** @example topup_0c4h7p2k9m3xq */
        TopUpId: string;
        /** @example topupplan_0c4h7p2k9m3xq */
        TopUpPlanId: string;
        /** @description A refund worked out line by line. */
        TopUpQuoteView: {
            /** @description Bonus that becomes void, minor units. */
            bonus_void_minor: components["schemas"]["Minor"];
            /** @description What art. 19 leaves: paid less redeemed at menu price, not below 0, minor units. */
            by_list_price_minor: components["schemas"]["Minor"];
            /**
             * @description What art. 18 leaves: paid less redeemed at the price charged times the share that was paid
             *     for, not below 0, minor units.
             */
            by_ratio_minor: components["schemas"]["Minor"];
            /** @description Up to here it may be paid in cash, minor units. */
            cash_most_minor: components["schemas"]["Minor"];
            /** @description Why. */
            ground: components["schemas"]["Ground"];
            /** @description What the house adds because less principal is left, minor units; before what it made up. */
            house_adds_minor: components["schemas"]["Minor"];
            /** @description Whether the law counts it as the house's fault. */
            house_at_fault: boolean;
            /** @description At which rate, from when on, and for how many days it bears interest. */
            interest: components["schemas"]["InterestTerms"];
            /** @description Interest, minor units. */
            interest_minor: components["schemas"]["Minor"];
            /** @description What of the principal that is left the house has paid before, minor units: it is kept. */
            made_up_minor: components["schemas"]["Minor"];
            /** @description The last day for the payment. */
            pay_by: components["schemas"]["BusinessDay"];
            /** @description Refund and interest together, minor units. */
            pays_minor: components["schemas"]["Minor"];
            /** @description The principal that is left, minor units. */
            principal_left_minor: components["schemas"]["Minor"];
            /**
             * @description The refund without interest: the best of those that apply, less what the house paid before,
             *     minor units.
             */
            refund_minor: components["schemas"]["Minor"];
            /** @description Which top-up. */
            top_up_id: components["schemas"]["TopUpId"];
        };
        /** @example topuprefund_0c4h7p2k9m3xq */
        TopUpRefundId: string;
        /** @description One tender of a top-up. */
        TopUpTender: {
            /** @description What it pays, minor units. */
            amount_minor: components["schemas"]["Minor"];
            /**
             * @description What was handed over in cash, minor units.
             * @default null
             */
            given_minor?: components["schemas"]["Minor"] | null;
            /** @description Which kind. */
            tender: components["schemas"]["PayKind"];
        };
        /** @description A top-up, with all that its receipt shows. */
        TopUpView: {
            /** Format: int64 */
            bonus_after_minor: number;
            bonus_ends_at?: components["schemas"]["Millis"] | null;
            /** Format: int64 */
            bonus_minor: number;
            business_day: components["schemas"]["BusinessDay"];
            card_no?: string | null;
            /** Format: int64 */
            change_minor: number;
            company_name?: string | null;
            created_at: components["schemas"]["Millis"];
            credited_staff_id?: components["schemas"]["StaffId"] | null;
            credited_staff_name?: string | null;
            guest_display: string;
            guest_id: components["schemas"]["GuestId"];
            /** @description The plan's name; `null` for an amount of the guest's own. */
            name?: string | null;
            /** Format: int64 */
            paid_minor: number;
            /** Format: int64 */
            principal_after_minor: number;
            refunds: components["schemas"]["PaidBackView"][];
            staff_name?: string | null;
            store_id: components["schemas"]["StoreId"];
            store_name?: string | null;
            tenders: components["schemas"]["TenderView"][];
            terms: components["schemas"]["TermsView"];
            top_up_id: components["schemas"]["TopUpId"];
        };
        /** @description A fresh second factor, not asked for yet. */
        TotpStarted: {
            otpauth_url: string;
            secret: string;
        };
        /** @description The state of a second factor. */
        TotpView: {
            /** @description Whether codes are asked for at login. */
            enabled: boolean;
            /** @description Whether this is a demo, where nobody is asked. */
            off_in_demo: boolean;
            /** @description Whether the role asks for it. */
            required: boolean;
        };
        /** @description The fields that come with the house. */
        Trait: "occupation" | "company" | "purpose" | "wine" | "taste" | "seat" | "access";
        /** @description What carriers take for "understood". */
        Understood: {
            /**
             * Format: uint8
             * @description Aliyun looks here.
             */
            code: number;
            /** @description The same, where Tencent looks for it. */
            errmsg: string;
            /** @description A word for people. */
            msg: string;
            /**
             * Format: uint8
             * @description Tencent looks here.
             */
            result: number;
        };
        /** @description What an undo came to. */
        UndoneView: {
            /** @description Categories that the file made and that stay, because other dishes stand in them. */
            categories_kept: string[];
            /** @description Which file. */
            import_id: components["schemas"]["ImportId"];
            /**
             * Format: uint
             * @description How many dishes went off the menu.
             */
            removed: number;
            /**
             * Format: uint
             * @description How many are as they were before.
             */
            restored: number;
        };
        /** @description One unit price that a guest may pay. */
        UnitPrice: {
            /** @description What makes it. */
            kind: components["schemas"]["PriceKind"];
            /** @description Per selling unit, minor units. */
            unit_minor: components["schemas"]["Minor"];
            /**
             * Format: uint32
             * @description Which version of the price this is; 0 for the menu price itself.
             */
            version: number;
        };
        /** @description Portions that must be on the bill. */
        UnitsNeeded: {
            /**
             * Format: uint32
             * @description At least so many whole portions.
             */
            at_least: number;
            /**
             * Format: uint32
             * @description At most so many.
             */
            at_most?: number | null;
            /** @description Of which dishes. */
            dishes: components["schemas"]["DishSet"];
        };
        /** @description Where a merge is taken apart. */
        UnmergeBody: {
            store_id: components["schemas"]["StoreId"];
        };
        /** @description A merge that was taken apart, and what could not be as before. */
        UnmergedView: {
            /** @description The record that stayed. */
            guest_id: components["schemas"]["GuestId"];
            /** @description Stored value and rights of the other that the first spent and could not make good. */
            missing: components["schemas"]["MissingView"][];
            /** @description The record that is a guest of its own again. */
            other_id: components["schemas"]["GuestId"];
            /**
             * Format: int64
             * @description Points that the first owes now because he spent the other's meanwhile.
             */
            owed_points: number;
        };
        /** @description An important day and whose it is. */
        UpcomingView: {
            /** @description Whether it comes again. */
            comes: components["schemas"]["Repeat"];
            /** @description The day as it was told. */
            day: components["schemas"]["YearlyDay"];
            /** @description How to address the guest. */
            display: string;
            /** @description Whose day it is. */
            guest_id: components["schemas"]["GuestId"];
            /** @description What it is. */
            kind: components["schemas"]["OccasionKind"];
            /** @description In own words. */
            label?: string | null;
            /** @description When it comes next; `null` when it is over. */
            next?: components["schemas"]["Coming"] | null;
            /**
             * Format: int64
             * @description The how-manieth it is then, when the year was told.
             */
            nth?: number | null;
            /** @description The day; `null` for the guest's own birthday, which is changed with the guest. */
            occasion_id?: components["schemas"]["OccasionId"] | null;
            /**
             * Format: uint16
             * @description How many days before it somebody is reminded.
             */
            remind_days?: number | null;
        };
        /** @description What was used, minor units; what refunds gave back is taken off. */
        UsedView: {
            /** @description Meal money that was used. */
            allowance_minor: components["schemas"]["Minor"];
            /** @description What refunds gave back of both; it is taken off already. */
            back_minor: components["schemas"]["Minor"];
            /**
             * Format: int64
             * @description Bills that the group paid, wholly or in part.
             */
            bills: number;
            /** @description Meal money that was granted. */
            granted_minor: components["schemas"]["Minor"];
            /** @description What the shared balance paid. */
            shared_minor: components["schemas"]["Minor"];
        };
        /** @description A dish the guest has again and again. */
        UsualView: {
            /** @description The dish. */
            dish_id: components["schemas"]["DishId"];
            /** @description Its name on the bill. */
            name: string;
            /**
             * Format: int64
             * @description On how many bills.
             */
            times: number;
        };
        /** @description Figures beside what is usual. */
        UsualView2: {
            /** @description How far the figures are from it. */
            change: components["schemas"]["ChangeView2"];
            /**
             * Format: int64
             * @description From how many of them, at least.
             */
            days: number;
            /** @description The mean of the same weekdays before; of a running day up to the same time of day. */
            sold: components["schemas"]["SoldView"];
        };
        /** @description What a walk through the whole chain found. */
        VerifyView: {
            first_bad?: components["schemas"]["BadView"] | null;
            head: string;
            /** Format: int64 */
            head_seq: number;
            ok: boolean;
            /** Format: int64 */
            rows: number;
            /** Format: int64 */
            waiting: number;
        };
        /** @description A dish of a visit. */
        VisitDish: {
            /** @description The dish. */
            dish_id?: components["schemas"]["DishId"] | null;
            /**
             * Format: int64
             * @description What was paid for it.
             */
            due_minor: number;
            /** @description Its name on the bill. */
            name: string;
            /**
             * Format: int64
             * @description Portions, in thousandths.
             */
            qty_milli: number;
        };
        /** @description One visit with what was eaten. */
        VisitView: {
            /** @description When it was paid. */
            at: components["schemas"]["Millis"];
            /** @description The bill. */
            bill_id: components["schemas"]["BillId"];
            /**
             * Format: int64
             * @description Its number of the day.
             */
            bill_no: number;
            /** @description The business day. */
            business_day: components["schemas"]["BusinessDay"];
            /** @description The dishes, as they stood on the bill. */
            dishes: components["schemas"]["VisitDish"][];
            /**
             * Format: int64
             * @description What was paid.
             */
            due_minor: number;
            /**
             * Format: int64
             * @description How many guests.
             */
            guests: number;
            /**
             * Format: int64
             * @description What was given back.
             */
            refunded_minor: number;
            /** @description `settled`, `part_refunded` or `refunded`. */
            state: string;
            /** @description Where. */
            store_id: components["schemas"]["StoreId"];
            /** @description The table. */
            table?: string | null;
        };
        /** @description Visits to the reader's stores; a bill that was wholly refunded is none. */
        VisitsView: {
            /**
             * Format: int64
             * @description Paid at each, rounded down.
             */
            average_minor: number;
            /**
             * Format: int64
             * @description How many.
             */
            count: number;
            /** @description The last one. */
            last_day?: components["schemas"]["BusinessDay"] | null;
            /**
             * Format: int64
             * @description What was paid, without what was given back.
             */
            spent_minor: number;
        };
        /** @description Why a coupon is taken back. */
        VoidBody: {
            /** @description Why, for the audit. */
            reason: components["schemas"]["Name"];
        };
        /** @description Why a bill is voided. */
        VoidBody2: {
            /** @description In the caller's words. */
            reason: components["schemas"]["Name"];
        };
        /** @description Vouchers of platforms (团购券). */
        VoucherChoice: {
            /** @description Whether what the guest paid the platform earns. */
            earns: boolean;
            /** @description Whether a bill with a voucher has no other offers. */
            excludes_offers: boolean;
        };
        /** @description A store on the wall. */
        WallStore: {
            /** @description When something was last settled today. */
            last_sale_at?: components["schemas"]["Millis"] | null;
            /** @description Today so far. */
            sold: components["schemas"]["SoldView"];
            /** @description The store. */
            store: components["schemas"]["StoreName2"];
            /** @description The time of day on its wall. */
            time: components["schemas"]["DayMinute"];
            /** @description Its business day. */
            today: components["schemas"]["BusinessDay"];
            /** @description The same weekdays before, up to the same time of day. */
            usual?: components["schemas"]["UsualView2"] | null;
        };
        /** @description Today in every store. */
        WallView: {
            /** @description Whether bills were settled that are not in it yet. */
            behind: boolean;
            /** @description The stores, the one that brought the most first. */
            items: components["schemas"]["WallStore"][];
            /** @description When this was read. */
            read_at: components["schemas"]["Millis"];
            /** @description All of them together. */
            sold: components["schemas"]["SoldView"];
            /** @description What is usual of those that have something usual. */
            usual?: components["schemas"]["UsualView2"] | null;
        };
        /** @description A webhook to be made. */
        WebhookBody: {
            /**
             * @description `bill.settled`, or every `bill.*`; none for all.
             * @default []
             */
            kinds?: string[];
            name: components["schemas"]["Name"];
            /** @description Where events go: `https`, or `http` to a host that the owner allows by name. */
            url: string;
        };
        /** @example webhook_0c4h7p2k9m3xq */
        WebhookId: string;
        /** @description A change; what is absent stays. */
        WebhookPatch: {
            /** @default null */
            kinds?: string[] | null;
            /** @default null */
            name?: components["schemas"]["Name"] | null;
            /** @default null */
            url?: string | null;
        };
        /** @description A webhook, without its secret. */
        WebhookView: {
            /** @description When. */
            created_at: components["schemas"]["Millis"];
            /** @description Who made it. */
            created_by: string;
            /** @description When something was last taken. */
            delivered_at?: components["schemas"]["Millis"] | null;
            /** @description When that was. */
            error_at?: components["schemas"]["Millis"] | null;
            /** @description What was wrong at the last try. */
            error_code?: string | null;
            /** @description Which kinds; none for all. */
            kinds: string[];
            /** @description What the owner calls it. */
            name: string;
            /** @description Until when the secret before still signs. */
            previous_secret_until?: components["schemas"]["Millis"] | null;
            /**
             * Format: int64
             * @description The number of the last event that was looked at.
             */
            seq: number;
            /** @description `on`, `off`, or `failed` when the program stopped it. */
            state: string;
            /** @description Where events go. */
            url: string;
            /**
             * Format: int64
             * @description Version, for `If-Match`.
             */
            version: number;
            /** @description The webhook. */
            webhook_id: components["schemas"]["WebhookId"];
        };
        WechatId: string;
        /** @description What a new member gets (新客礼包). */
        Welcome: {
            /** @description Coupons, in the order the guest reads them. */
            coupons: components["schemas"]["WelcomeCoupon"][];
            /** @description Points. */
            points: components["schemas"]["Points"];
        };
        /** @description Coupons of one template in the welcome. */
        WelcomeCoupon: {
            /**
             * Format: uint32
             * @description How many.
             */
            count: number;
            /** @description Of which template. */
            template_id: components["schemas"]["CouponTemplateId"];
        };
        /** @description Coupons of one template that a new member was given, or was to be given. */
        WelcomeGift: {
            /** @description The coupons. */
            coupon_ids: components["schemas"]["CouponId"][];
            /** @description Why there are none, as the code of a problem. */
            missed?: string | null;
            /** @description What the guest reads. */
            name: string;
            /** @description The name in English. */
            name_en?: string | null;
            /** @description The name in zh-TW. */
            name_zh_tw?: string | null;
            /** @description Of which template. */
            template_id: components["schemas"]["CouponTemplateId"];
        };
        /** @description What a new member was given. */
        WelcomeView: {
            /** @description Coupons, template by template. */
            coupons: components["schemas"]["WelcomeGift"][];
            /** @description Points. */
            points: components["schemas"]["Points"];
        };
        /** @description Which portions of a deal are lowered. */
        Which: "cheapest" | "dearest";
        /** @description One automatic offer or one held coupon. */
        WhichOffer: {
            /** @description The coupon, when it is one. */
            coupon_id?: components["schemas"]["CouponId"] | null;
            /** @description Its rule and version. */
            rule: components["schemas"]["Rule"];
        };
        /** @description A dish with what the stores do otherwise. */
        WholeDish: {
            /** @description The dish. */
            dish: components["schemas"]["DishView"];
            /** @description The stores of the caller that do something otherwise. */
            stores: components["schemas"]["AtStoreView"][];
        };
        /** @description Why an offer was not used, and what is missing. */
        Why: {
            /** @description What of the schedule fails. */
            off: components["schemas"]["OffSchedule"];
            /** @constant */
            why: "schedule";
        } | {
            /** @constant */
            why: "other_store";
        } | {
            /** @constant */
            why: "other_channel";
        } | {
            /** @constant */
            why: "members_only";
        } | {
            /** @constant */
            why: "other_tier";
        } | {
            /** @description How many there are. */
            have_points: components["schemas"]["Points"];
            /** @description From how many points on. */
            need_points: components["schemas"]["Points"];
            /** @constant */
            why: "points_level";
        } | {
            /** @description What takes part, minor units. */
            have_minor: components["schemas"]["Minor"];
            /** @description What is missing, minor units. */
            lacks_minor: components["schemas"]["Minor"];
            /** @description What is needed, minor units. */
            need_minor: components["schemas"]["Minor"];
            /** @constant */
            why: "minimum_spend";
        } | {
            /**
             * Format: uint32
             * @description How many there are.
             */
            have: number;
            /**
             * Format: uint32
             * @description How many are needed.
             */
            need: number;
            /** @constant */
            why: "units";
        } | {
            /**
             * Format: uint32
             * @description How many there are.
             */
            have: number;
            /**
             * Format: uint32
             * @description How many at most.
             */
            most: number;
            /** @constant */
            why: "too_many_units";
        } | {
            /**
             * Format: uint32
             * @description How many there are.
             */
            have: number;
            /**
             * Format: uint32
             * @description How many are needed.
             */
            need: number;
            /** @constant */
            why: "guests";
        } | {
            /** @constant */
            why: "nothing_takes_part";
        } | {
            /** @constant */
            why: "used_up";
        } | {
            /** @description What is left, minor units. */
            left_minor: components["schemas"]["Minor"];
            /** @description What it would take off, minor units. */
            off_minor: components["schemas"]["Minor"];
            /** @constant */
            why: "budget";
        } | {
            /** @constant */
            why: "expired";
        } | {
            /** @constant */
            why: "not_wanted";
        } | {
            /** @constant */
            why: "voucher";
        } | {
            /** @description The one that is used instead. */
            instead: components["schemas"]["WhichOffer"];
            /** @description By how much the bill would be dearer with this one, minor units. */
            saves_less_minor: components["schemas"]["Minor"];
            /** @constant */
            why: "better";
        } | {
            /** @description By how much the bill would be dearer, minor units. */
            saves_less_minor: components["schemas"]["Minor"];
            /** @constant */
            why: "no_gain";
        };
        /** @description Why a message did not go, or stays in the box. */
        Why2: "no_consent" | "opted_out" | "bounced" | "week_full" | "no_address" | "erased" | "demo_number" | "demo_house" | "channel_off" | "no_way_out";
        /** @description Why a line takes no part in the tier discount and percent coupons. */
        WhyNot: "special_price" | "no_discount";
        /** @description From when to when, by the store's clock; `until` is the first minute that is too late. */
        Window: {
            /** @description The first minute. */
            from: components["schemas"]["DayMinute"];
            /** @description The first minute after it. */
            until: components["schemas"]["DayMinute"];
        };
        /**
         * @description When a birthday is.
         * @enum {string}
         */
        Within: "today" | "week";
        /** @description A name in the languages it was given in; all absent where the page has its own word. */
        Words: {
            /** @description In the house's language. */
            name?: string | null;
            /** @description In English. */
            name_en?: string | null;
            /** @description In traditional characters. */
            name_zh_tw?: string | null;
        };
        /** @description A yearly day as the guest tells it: a birthday, a wedding day. The year is asked of nobody. */
        YearlyDay: {
            /** @description By which calendar. */
            calendar: components["schemas"]["Calendar"];
            /**
             * Format: uint8
             * @description 1 to 31; 1 to 30 in the lunar calendar.
             */
            day: number;
            /**
             * @description Whether the lunar month is a leap month (闰月).
             * @default false
             */
            leap_month?: boolean;
            /**
             * Format: uint8
             * @description 1 to 12.
             */
            month: number;
            /**
             * Format: int16
             * @description The year, when the guest told it.
             * @default null
             */
            year?: number | null;
        };
        /** @description Yes or no. */
        YesOrNo: "approve" | "deny";
        /** @example Asia/Shanghai */
        Zone: string;
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    list_access_log: {
        parameters: {
            query?: {
                cursor?: string | null;
                from?: components["schemas"]["Millis"] | null;
                limit?: number | null;
                staff_id?: components["schemas"]["StaffId"] | null;
                to?: components["schemas"]["Millis"] | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page39"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_api_keys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page5"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_api_key: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "前台收银机",
                 *       "store_ids": [
                 *         "store_0000000000001"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["NewKeyBody"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeKeyView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    end_api_key: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                key_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_approvals: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number | null;
                state?: components["schemas"]["State"] | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page4"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_approval: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "permission": "report.export",
                 *       "proof": "0000000000000000000000000000000000000000000000000000000000000000",
                 *       "request_hash": "0000000000000000000000000000000000000000000000000000000000000000",
                 *       "summary": {
                 *         "rows": 20000
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["NewApprovalBody"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApprovalView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_approval: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                approval_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApprovalView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    claim_approval: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                approval_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Claimed"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    decide_approval: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                approval_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "decision": "approve"
                 *     }
                 */
                "application/json": components["schemas"]["DecisionBody"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApprovalView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    decide_approval_here: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                approval_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "decision": "approve",
                 *       "login": "manager",
                 *       "password": "not-it"
                 *     }
                 */
                "application/json": components["schemas"]["DecisionHere"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApprovalView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_audit: {
        parameters: {
            query?: {
                action?: string | null;
                actor_id?: components["schemas"]["StaffId"] | null;
                cursor?: string | null;
                from?: components["schemas"]["Millis"] | null;
                limit?: number | null;
                object?: string | null;
                store_id?: components["schemas"]["StoreId"] | null;
                to?: components["schemas"]["Millis"] | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page37"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_audit_actions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page38"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    export_audit: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "from": "2026-11-01T00:00:00.000Z",
                 *       "to": "2026-11-22T00:00:00.000Z"
                 *     }
                 */
                "application/json": components["schemas"]["ExportBody2"];
            };
        };
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobMade"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    verify_audit: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VerifyView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_backups: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page40"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_backup: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobMade"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rehearse_backup: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                backup_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobMade"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_bill: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                bill_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BillView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_bill: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                bill_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "content": {
                 *         "amount_minor": 50000,
                 *         "mode": "amount",
                 *         "no_discount_minor": 11800
                 *       },
                 *       "guests": 6,
                 *       "table": "B2"
                 *     }
                 */
                "application/json": components["schemas"]["BillBody"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BillView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    explain_bill: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                bill_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuoteView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    quote_bill: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                bill_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "guests": 4
                 *     }
                 */
                "application/json": components["schemas"]["QuoteBody"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuoteView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_receipt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                bill_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    quote_refund: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                bill_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "whole": true
                 *     }
                 */
                "application/json": components["schemas"]["AskBody"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefundFactsView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    refund_bill: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                bill_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "上错菜",
                 *       "shown_minor": 50000,
                 *       "whole": true
                 *     }
                 */
                "application/json": components["schemas"]["RefundBody2"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BillView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    settle_bill: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                bill_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "due_minor": 50000,
                 *       "tenders": [
                 *         {
                 *           "amount_minor": 50000,
                 *           "given_minor": 50000,
                 *           "tender": "cash"
                 *         }
                 *       ],
                 *       "version": 1
                 *     }
                 */
                "application/json": components["schemas"]["SettleBody"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettledView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    void_bill: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                bill_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "客人改到明天"
                 *     }
                 */
                "application/json": components["schemas"]["VoidBody2"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BillView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_categories: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page14"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_category: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "热菜",
                 *       "position": 10
                 *     }
                 */
                "application/json": components["schemas"]["CategoryBody"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CategoryView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_category: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                category_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CategoryView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    archive_category: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                category_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_category: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                category_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "position": 20
                 *     }
                 */
                "application/merge-patch+json": components["schemas"]["CategoryBodyPatch"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CategoryView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_company: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CompanyView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_company: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name_en": "West Lake"
                 *     }
                 */
                "application/merge-patch+json": components["schemas"]["CompanyPatch"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CompanyView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_consent_texts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page11"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    write_consent_text: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "活动与优惠通知",
                 *       "purpose": "marketing",
                 *       "version": 1,
                 *       "words": "我同意收到活动与优惠通知。"
                 *     }
                 */
                "application/json": components["schemas"]["ConsentTextBody"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsentTextView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_coupon_templates: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page24"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_coupon_template: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "benefit": {
                 *         "kind": "cash",
                 *         "off_minor": 2000
                 *       },
                 *       "conditions": {
                 *         "minimum": {
                 *           "need_minor": 10000,
                 *           "of": "lane_start"
                 *         }
                 *       },
                 *       "face_minor": 2000,
                 *       "name": "满100减20",
                 *       "per_guest": 2,
                 *       "stock": 100,
                 *       "term": {
                 *         "after": 0,
                 *         "days": 30,
                 *         "kind": "days"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["TemplateBody"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_coupon_template: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                coupon_template_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    archive_coupon_template: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                coupon_template_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_coupon_template: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                coupon_template_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "stock": 200
                 *     }
                 */
                "application/merge-patch+json": components["schemas"]["TemplateBodyPatch"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    issue_coupons: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                coupon_template_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "count": 1,
                 *       "guest_ids": [
                 *         "guest_0000000000001"
                 *       ],
                 *       "store_id": "store_0000000000001"
                 *     }
                 */
                "application/json": components["schemas"]["IssueBody"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IssuedView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    void_coupon: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                coupon_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "发错了"
                 *     }
                 */
                "application/json": components["schemas"]["VoidBody"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CouponView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_dishes: {
        parameters: {
            query?: {
                category_id?: components["schemas"]["CategoryId"] | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page15"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_dish: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "category_id": "category_0000000000001",
                 *       "list_minor": 15800,
                 *       "name": "龙井虾仁"
                 *     }
                 */
                "application/json": components["schemas"]["DishBody"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WholeDish"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_dish_prices: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "change": {
                 *         "by_bp": 500,
                 *         "kind": "percent"
                 *       },
                 *       "dish_ids": []
                 *     }
                 */
                "application/json": components["schemas"]["PriceChangeBody"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PriceChangeView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_dish: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dish_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WholeDish"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    archive_dish: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                dish_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_dish: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                dish_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "龙井虾仁"
                 *     }
                 */
                "application/merge-patch+json": components["schemas"]["DishBodyPatch"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WholeDish"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_groups: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page20"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_group: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "allowance_minor": 60000,
                 *       "contact": {
                 *         "name": "周敏",
                 *         "phone": "15400000001"
                 *       },
                 *       "departments": [
                 *         {
                 *           "name": "研发部"
                 *         }
                 *       ],
                 *       "kind": "company",
                 *       "limits": {
                 *         "meals": {
                 *           "lunch": 3000
                 *         }
                 *       },
                 *       "name": "启明科技",
                 *       "store_id": "store_0000000000001"
                 *     }
                 */
                "application/json": components["schemas"]["NewGroup2"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupView2"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_group: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                group_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupView2"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    close_group: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                group_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_group: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                group_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "allowance_minor": 50000
                 *     }
                 */
                "application/merge-patch+json": components["schemas"]["GroupPatch2"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupView2"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reveal_group_contact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                group_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactRevealed"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    add_group_member_lines: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                group_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "text": "15400000001,研发部"
                 *     }
                 */
                "application/json": components["schemas"]["LinesBody"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LinesView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    add_group_member: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                group_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "department_no": 1,
                 *       "guest_id": "guest_0000000000001"
                 *     }
                 */
                "application/json": components["schemas"]["NewMember"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupView2"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    end_group_member: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                group_id: string;
                group_member_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_group_member: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                group_id: string;
                group_member_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "department_no": 2
                 *     }
                 */
                "application/merge-patch+json": components["schemas"]["MemberPatch"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupView2"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_group_statement: {
        parameters: {
            query: {
                from: components["schemas"]["BusinessDay"];
                to: components["schemas"]["BusinessDay"];
            };
            header?: never;
            path: {
                group_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatementView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    export_group_statement: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                group_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "from": "2026-11-01",
                 *       "language": "zh-CN",
                 *       "to": "2026-12-01"
                 *     }
                 */
                "application/json": components["schemas"]["StatementExport"];
            };
        };
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatementJob"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_guest_fields: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page13"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_guest_field: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "kind": "number",
                 *       "name": "酒量"
                 *     }
                 */
                "application/json": components["schemas"]["FieldBody"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FieldView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_guest_field: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                field_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "place": 3
                 *     }
                 */
                "application/merge-patch+json": components["schemas"]["FieldPatch"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FieldView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_guest_import_sources: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page22"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_guest_import: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                import_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportView2"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    discard_guest_import: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                import_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    map_guest_import: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                import_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "sheets": [
                 *         {
                 *           "is_read": true,
                 *           "targets": [
                 *             "name",
                 *             "phone",
                 *             null
                 *           ]
                 *         }
                 *       ],
                 *       "source": "POS"
                 *     }
                 */
                "application/json": components["schemas"]["MappingBody"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportView2"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    run_guest_import: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                import_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportRow"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    undo_guest_import: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                import_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportRow"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_guest_merges: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page31"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    unmerge_guests: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                guest_merge_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "store_id": "store_0000000000001"
                 *     }
                 */
                "application/json": components["schemas"]["UnmergeBody"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnmergedView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_guest_pairs: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page30"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    search_guest_pairs: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SearchAsked"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    tell_guests_apart: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                guest_pair_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ask_about_guests_again: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                guest_pair_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_guest_rules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuestRulesView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    set_guest_rules: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "lifecycle": {
                 *         "dormant_after_days": 90,
                 *         "fading_after_days": 45,
                 *         "lost_after_days": 180,
                 *         "new_days": 60,
                 *         "regular_visits": 6,
                 *         "regular_window_days": 180,
                 *         "won_back_days": 90
                 *       },
                 *       "power": {
                 *         "high_from_minor": 20000,
                 *         "middle_from_minor": 10000
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["GuestRules"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuestRulesView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_guests: {
        parameters: {
            query?: {
                birthday?: components["schemas"]["Within"] | null;
                cursor?: string | null;
                fact?: string | null;
                fields?: string | null;
                limit?: number | null;
                sort?: components["schemas"]["Sort"] | null;
                stage?: components["schemas"]["Stage"] | null;
                store_id?: components["schemas"]["StoreId"] | null;
                tier_id?: components["schemas"]["TierId"] | null;
                today_in?: components["schemas"]["StoreId"] | null;
                vip?: boolean | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page27"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_guest: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "试用",
                 *       "phones": [
                 *         "15400009999"
                 *       ],
                 *       "store_id": "store_0000000000001"
                 *     }
                 */
                "application/json": components["schemas"]["NewGuestBody"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuestView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    search_guests: {
        parameters: {
            query?: {
                limit?: number | null;
                q?: string;
                store_id?: components["schemas"]["StoreId"] | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuestHits"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_guest: {
        parameters: {
            query?: {
                store_id?: components["schemas"]["StoreId"] | null;
            };
            header?: never;
            path: {
                guest_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuestCard"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_guest: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                guest_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "title": "林女士"
                 *     }
                 */
                "application/merge-patch+json": components["schemas"]["GuestPatch"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuestView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_account: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                guest_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_guest_consents: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                guest_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsentsView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    write_guest_consents: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                guest_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "consents": [
                 *         {
                 *           "answer": "given",
                 *           "channel": "sms",
                 *           "how": "spoken",
                 *           "purpose": "marketing",
                 *           "text_version": 1
                 *         }
                 *       ],
                 *       "store_id": "store_0000000000001"
                 *     }
                 */
                "application/json": components["schemas"]["SaidHere"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsentsView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    add_contact: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                guest_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "phone": "15400009998"
                 *     }
                 */
                "application/json": components["schemas"]["NewContact"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuestView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remove_contact: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                guest_id: string;
                contact_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuestView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_contact: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                guest_id: string;
                contact_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "verified": true
                 *     }
                 */
                "application/merge-patch+json": components["schemas"]["ContactPatch"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuestView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirm_contact: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                guest_id: string;
                contact_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuestView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    doubt_contact: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                guest_id: string;
                contact_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuestView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    hand_over_contact: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                guest_id: string;
                contact_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuestView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reveal_contact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                guest_id: string;
                contact_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Revealed"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    copy_guest: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                guest_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "format": "xlsx",
                 *       "language": "zh-CN"
                 *     }
                 */
                "application/json": components["schemas"]["CopyBody"];
            };
        };
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CopyJob"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_guest_coupons: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number | null;
            };
            header?: never;
            path: {
                guest_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page25"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    set_guest_dietary: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                guest_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "dietary": [
                 *         {
                 *           "kind": "allergy",
                 *           "word": "peanut"
                 *         }
                 *       ],
                 *       "version": 1
                 *     }
                 */
                "application/json": components["schemas"]["DietaryBody"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuestView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    see_guest_dietary: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                guest_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "store_id": "store_0000000000001"
                 *     }
                 */
                "application/json": components["schemas"]["SeenBody"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuestView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    preview_erasure: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                guest_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErasureView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    erase_guest: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                guest_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "本人要求"
                 *     }
                 */
                "application/json": components["schemas"]["EraseBody"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErasedView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    note_fact: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                guest_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "field_id": "field_0000000000001",
                 *       "value": "light_salt"
                 *     }
                 */
                "application/json": components["schemas"]["FactBody"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuestView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remove_fact: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                guest_id: string;
                fact_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuestView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_guest_habits: {
        parameters: {
            query?: {
                days?: number | null;
                from?: components["schemas"]["BusinessDay"] | null;
                store_id?: components["schemas"]["StoreId"] | null;
                until?: components["schemas"]["BusinessDay"] | null;
            };
            header?: never;
            path: {
                guest_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HabitsView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_journals: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number | null;
            };
            header?: never;
            path: {
                guest_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page17"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    merge_guests: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                guest_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "keep": {
                 *         "birthday": "survivor"
                 *       },
                 *       "other_id": "guest_0000000000002",
                 *       "store_id": "store_0000000000001"
                 *     }
                 */
                "application/json": components["schemas"]["MergeBody"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MergedView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    write_guest_note: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                guest_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "store_id": "store_0000000000001",
                 *       "text": "喜欢靠窗"
                 *     }
                 */
                "application/json": components["schemas"]["NewNote"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuestView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remove_guest_note: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                guest_id: string;
                note_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuestView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    add_occasion: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                guest_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "day": {
                 *         "calendar": "solar",
                 *         "day": 20,
                 *         "month": 5
                 *       },
                 *       "kind": "wedding",
                 *       "remind_days": 7
                 *     }
                 */
                "application/json": components["schemas"]["OccasionBody"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuestView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_occasion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                guest_id: string;
                occasion_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "day": {
                 *         "calendar": "solar",
                 *         "day": 20,
                 *         "month": 5
                 *       },
                 *       "kind": "wedding",
                 *       "remind_days": 7
                 *     }
                 */
                "application/json": components["schemas"]["OccasionBody"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuestView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remove_occasion: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                guest_id: string;
                occasion_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuestView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    adjust_points: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                guest_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "points": 100,
                 *       "reason": "补记",
                 *       "store_id": "store_0000000000001"
                 *     }
                 */
                "application/json": components["schemas"]["AdjustBody"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdjustedView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ask_privacy_request: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                guest_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "how": "spoken",
                 *       "kind": "copy",
                 *       "store_id": "store_0000000000001"
                 *     }
                 */
                "application/json": components["schemas"]["NewRequestBody"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    add_relation: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                guest_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "kind": "child",
                 *       "words": "女儿"
                 *     }
                 */
                "application/json": components["schemas"]["NewRelation"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuestView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remove_relation: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                guest_id: string;
                relation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuestView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_guest_timeline: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number | null;
            };
            header?: never;
            path: {
                guest_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page28"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_guest_top_ups: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                guest_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page19"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_guest_visits: {
        parameters: {
            query?: {
                cursor?: string | null;
                days?: number | null;
                from?: components["schemas"]["BusinessDay"] | null;
                limit?: number | null;
                store_id?: components["schemas"]["StoreId"] | null;
                until?: components["schemas"]["BusinessDay"] | null;
            };
            header?: never;
            path: {
                guest_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page29"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_jobs: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number | null;
                mine?: boolean;
                state?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page41"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_job: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancel_job: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_job_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    retry_job: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                job_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    login: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "login": "owner",
                 *       "password": "not-the-password"
                 *     }
                 */
                "application/json": components["schemas"]["LoginBody"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    logout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_me: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "theme": "dark"
                 *     }
                 */
                "application/merge-patch+json": components["schemas"]["OwnPatch"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_my_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "current_password": "a",
                 *       "new_password": "b"
                 *     }
                 */
                "application/json": components["schemas"]["NewPassword"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_my_sessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revoke_my_other_sessions: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Revoked"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revoke_my_session: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                session_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirm_my_totp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "code": "000000"
                 *     }
                 */
                "application/json": components["schemas"]["Code"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    disable_my_totp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "code": "000000",
                 *       "current_password": "a"
                 *     }
                 */
                "application/json": components["schemas"]["DisableTotp"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    start_my_totp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "current_password": "a"
                 *     }
                 */
                "application/json": components["schemas"]["StepUp"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TotpStarted"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    join_member: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "guest": {
                 *         "name": "林安",
                 *         "phone": "15400009901"
                 *       },
                 *       "store_id": "store_0000000000001",
                 *       "terms_version": 1
                 *     }
                 */
                "application/json": components["schemas"]["JoinBody"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JoinedView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_prepaid: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PrepaidView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_programme: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProgrammeView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_programme: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "campaigns": [],
                 *       "earn": {
                 *         "expiry": {
                 *           "kind": "months",
                 *           "months": 24
                 *         },
                 *         "growth": {
                 *           "per_minor": 100,
                 *           "points": 1
                 *         },
                 *         "points": {
                 *           "per_minor": 100,
                 *           "points": 1
                 *         },
                 *         "wait_days": 0
                 *       },
                 *       "expiry_notice_days": 30,
                 *       "ladder": {
                 *         "grace_days": 0,
                 *         "term_months": 12,
                 *         "tiers": [
                 *           {
                 *             "criteria": [],
                 *             "earn_milli": 1000,
                 *             "name": "普通",
                 *             "together": "any"
                 *           }
                 *         ],
                 *         "window_months": 12
                 *       },
                 *       "points_rule": {
                 *         "least_points": 100,
                 *         "max_share_bp": 5000,
                 *         "step_minor": 100,
                 *         "step_points": 100
                 *       },
                 *       "prepaid": {
                 *         "most_minor": null,
                 *         "no_reason_days": null,
                 *         "own_least_minor": 10000,
                 *         "rates": {
                 *           "agreed_bp": null,
                 *           "deposit": [],
                 *           "lpr": []
                 *         },
                 *         "revenue_minor": null,
                 *         "sales": "open",
                 *         "terms_version": 1
                 *       },
                 *       "spend_order": "proportion",
                 *       "terms_version": 1,
                 *       "voucher": {
                 *         "earns": false,
                 *         "excludes_offers": true
                 *       },
                 *       "welcome_coupons": [],
                 *       "welcome_points": 0
                 *     }
                 */
                "application/json": components["schemas"]["ProgrammeBody"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProgrammeView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_menu_imports: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page16"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    import_menu: {
        parameters: {
            query?: {
                dry_run?: boolean;
            };
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    undo_menu_import: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                import_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UndoneView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_messages: {
        parameters: {
            query?: {
                channel?: components["schemas"]["MessageChannel"] | null;
                cursor?: string | null;
                guest_id?: components["schemas"]["GuestId"] | null;
                limit?: number | null;
                purpose?: components["schemas"]["MessagePurpose"] | null;
                state?: components["schemas"]["MessageState"] | null;
                store_id?: components["schemas"]["StoreId"] | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page32"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    write_message: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "channel": "box",
                 *       "guest_id": "guest_0000000000001",
                 *       "purpose": "service",
                 *       "store_id": "store_0000000000001",
                 *       "text": "您的雨伞在前台。"
                 *     }
                 */
                "application/json": components["schemas"]["NewMessageBody"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    write_advertising: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "channel": "box",
                 *       "guest_id": "guest_0000000000001",
                 *       "purpose": "service",
                 *       "store_id": "store_0000000000001",
                 *       "text": "您的雨伞在前台。"
                 *     }
                 */
                "application/json": components["schemas"]["NewMessageBody"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_message: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                message_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    send_message_again: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                message_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_occasions: {
        parameters: {
            query: {
                days?: number | null;
                store_id: components["schemas"]["StoreId"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page12"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_offers: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page23"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_offer: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "benefit": {
                 *         "kind": "cash",
                 *         "off_minor": 2000
                 *       },
                 *       "name": "满200减20"
                 *     }
                 */
                "application/json": components["schemas"]["OfferBody"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfferView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_offer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                offer_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfferView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    archive_offer: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                offer_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_offer: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                offer_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "position": 5
                 *     }
                 */
                "application/merge-patch+json": components["schemas"]["OfferBodyPatch"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfferView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_order_import_sources: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page22"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_order_import: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                import_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportView2"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    discard_order_import: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                import_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    map_order_import: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                import_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "sheets": [
                 *         {
                 *           "is_read": true,
                 *           "targets": [
                 *             "paid_at",
                 *             "net",
                 *             null
                 *           ]
                 *         }
                 *       ],
                 *       "source": "POS"
                 *     }
                 */
                "application/json": components["schemas"]["MappingBody"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportView2"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    run_order_import: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                import_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportRow"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    undo_order_import: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                import_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportRow"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_permissions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Catalogue"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    pos_identify: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "phone": "15400009901",
                 *       "store_id": "store_0000000000001"
                 *     }
                 */
                "application/json": components["schemas"]["PosIdentifyBody"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PosIdentifyView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    pos_inquire: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "pos_bill_no": "20261122-0017",
                 *       "store_id": "store_0000000000001"
                 *     }
                 */
                "application/json": components["schemas"]["PosInquireBody"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PosInquireView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    pos_quote: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "amount_minor": 20000,
                 *       "guests": 2,
                 *       "pos_bill_no": "20261122-0017",
                 *       "store_id": "store_0000000000001"
                 *     }
                 */
                "application/json": components["schemas"]["PosQuoteBody"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuoteView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    pos_refund: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "pos_bill_no": "20261122-0017",
                 *       "refund_no": "R-1",
                 *       "shown_minor": 20000,
                 *       "store_id": "store_0000000000001",
                 *       "whole": true
                 *     }
                 */
                "application/json": components["schemas"]["PosRefundBody"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefundView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    pos_settle: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "amount_minor": 20000,
                 *       "due_minor": 20000,
                 *       "guests": 2,
                 *       "pos_bill_no": "20261122-0017",
                 *       "store_id": "store_0000000000001",
                 *       "tenders": [
                 *         {
                 *           "amount_minor": 20000,
                 *           "given_minor": 20000,
                 *           "tender": "cash"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["PosSettleBody"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettledView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_pricing_rules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RulesView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    set_pricing_rules: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "round_off": {
                 *         "rounding": "down",
                 *         "step_minor": 10
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["PricingRules"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RulesView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_privacy_requests: {
        parameters: {
            query?: {
                answered?: boolean;
                cursor?: string | null;
                guest_id?: components["schemas"]["GuestId"] | null;
                limit?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page34"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    count_privacy_requests: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestCounts"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    answer_privacy_request: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                request_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "state": "done"
                 *     }
                 */
                "application/json": components["schemas"]["AnswerBody"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_privacy_rules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PrivacyRulesView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    set_privacy_rules: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "answer_days": 15
                 *     }
                 */
                "application/json": components["schemas"]["PrivacyRules"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PrivacyRulesView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_cities: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page8"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_instance: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InstanceView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    message_callback: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Understood"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_no_more: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    no_more: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_public_receipt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_setup: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SetupView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_roles: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page3"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_role: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "copy_of": "role_0000000000001",
                 *       "name": "早班店长"
                 *     }
                 */
                "application/json": components["schemas"]["NewRole"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_role: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                role_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_role: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                role_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "早班店长"
                 *     }
                 */
                "application/merge-patch+json": components["schemas"]["RolePatch"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    archive_role: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                role_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_sales: {
        parameters: {
            query?: {
                from?: components["schemas"]["BusinessDay"] | null;
                range?: components["schemas"]["Range"] | null;
                to?: components["schemas"]["BusinessDay"] | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SalesView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    export_sales: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "language": "zh-CN",
                 *       "range": "last_28"
                 *     }
                 */
                "application/json": components["schemas"]["ExportBody"];
            };
        };
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SalesJob"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_sales_today: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WallView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_backup_settings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BackupSettings"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_backup_settings: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "keep": 14
                 *     }
                 */
                "application/merge-patch+json": components["schemas"]["BackupPatch"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BackupSettings"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_channels: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page33"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_channel: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "enabled": false,
                 *       "kind": "email",
                 *       "settings": {
                 *         "adapter": "smtp",
                 *         "from": "house@example.com",
                 *         "host": "mail.example.com",
                 *         "port": 587,
                 *         "security": "starttls"
                 *       },
                 *       "version": 0
                 *     }
                 */
                "application/json": components["schemas"]["ChannelBody"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChannelView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    test_channel: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "kind": "sms",
                 *       "phone": "15400001234",
                 *       "text": "测试"
                 *     }
                 */
                "application/json": components["schemas"]["TestBody"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_message_rules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RulesView2"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_message_rules: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "keep_months": 12,
                 *       "language": "zh_cn",
                 *       "most_in_week": 2,
                 *       "segment_cost_milli": 5000,
                 *       "window": {
                 *         "from": "09:00",
                 *         "until": "21:00"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["MessageRules"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RulesView2"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_allowed_hosts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AllowedView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_allowed_hosts: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "hosts": [
                 *         "mail.lan"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["Allowed"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AllowedView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_recovery_sheet: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "current_password": "a"
                 *     }
                 */
                "application/json": components["schemas"]["StepUp2"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SheetView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_security: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecurityView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_security: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "idle_minutes": 45
                 *     }
                 */
                "application/merge-patch+json": components["schemas"]["SecurityPatch"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecurityView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rotate_key: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobMade"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    set_up_backup: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "daily_at": "03:30",
                 *       "folder": "/var/backups/zhike"
                 *     }
                 */
                "application/json": components["schemas"]["BackupBody"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SetupView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    set_up_city: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "city": "330100",
                 *       "issuer_type": "other"
                 *     }
                 */
                "application/json": components["schemas"]["CityBody"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SetupView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    set_up_company: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "currency": "CNY",
                 *       "name": "试用"
                 *     }
                 */
                "application/json": components["schemas"]["CompanyBody"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SetupView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_setup_draft: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    set_up_guest_address: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "address": null
                 *     }
                 */
                "application/json": components["schemas"]["AddressBody"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddressView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    set_up_hours: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "weekly": []
                 *     }
                 */
                "application/json": components["schemas"]["HoursBody"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SetupView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    set_up_owner: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "login": "owner",
                 *       "name": "试用",
                 *       "password": "not-a-password"
                 *     }
                 */
                "application/json": components["schemas"]["OwnerBody"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_setup_recovery_sheet: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SheetView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    set_up_recovery_sheet: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "how": "printed"
                 *     }
                 */
                "application/json": components["schemas"]["SheetSaved"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SetupView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    set_up_store: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "cut_over": "04:00",
                 *       "name": "试用",
                 *       "zone": "Asia/Shanghai"
                 *     }
                 */
                "application/json": components["schemas"]["StoreBody"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SetupView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_staff: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number | null;
                q?: string | null;
                role_id?: components["schemas"]["RoleId"] | null;
                status?: components["schemas"]["StaffStatus"] | null;
                store_id?: components["schemas"]["StoreId"] | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page2"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_staff: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "login": "trial",
                 *       "name": "试用",
                 *       "role_id": "role_0000000000001",
                 *       "scope": {
                 *         "kind": "stores",
                 *         "store_ids": [
                 *           "store_0000000000001"
                 *         ]
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["NewStaffBody"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffCreated"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_staff: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                staff_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_staff: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                staff_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "试用"
                 *     }
                 */
                "application/merge-patch+json": components["schemas"]["StaffPatch"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    disable_staff: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                staff_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "离职"
                 *     }
                 */
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    enable_staff: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                staff_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reset_staff_password: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                staff_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OneTimePassword"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reset_staff_totp: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                staff_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_staff_sessions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                staff_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sign_staff_out: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                staff_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Revoked"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_store_groups: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page10"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_store_group: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "杭州",
                 *       "store_ids": []
                 *     }
                 */
                "application/json": components["schemas"]["NewGroup"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_store_group: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_group_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    archive_store_group: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                store_group_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_store_group: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                store_group_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "杭州"
                 *     }
                 */
                "application/merge-patch+json": components["schemas"]["GroupPatch"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_stores: {
        parameters: {
            query?: {
                archived?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page9"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_store: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "city": "330100",
                 *       "code": "XH02",
                 *       "name": "试营业"
                 *     }
                 */
                "application/json": components["schemas"]["NewStore"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoreView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_store: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoreView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_store: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "phone": "(000) 8888 0117"
                 *     }
                 */
                "application/merge-patch+json": components["schemas"]["StorePatch"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoreView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    archive_store: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "到期"
                 *     }
                 */
                "application/json": components["schemas"]["ArchiveBody"];
            };
        };
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_bills: {
        parameters: {
            query?: {
                amount_minor?: number | null;
                bill_no?: number | null;
                business_day?: components["schemas"]["BusinessDay"] | null;
                channel?: components["schemas"]["Channel"] | null;
                cursor?: string | null;
                dish_id?: components["schemas"]["DishId"] | null;
                guest_id?: components["schemas"]["GuestId"] | null;
                guest_kind?: components["schemas"]["GuestKind"] | null;
                hour?: number | null;
                limit?: number | null;
                settled_from?: components["schemas"]["BusinessDay"] | null;
                settled_to?: components["schemas"]["BusinessDay"] | null;
                state?: components["schemas"]["BillState"] | null;
                table?: string | null;
                tender?: components["schemas"]["TenderKind"] | null;
                weekday?: number | null;
            };
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page26"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    open_bill: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "content": {
                 *         "amount_minor": 50000,
                 *         "mode": "amount",
                 *         "no_discount_minor": 11800
                 *       },
                 *       "guests": 6,
                 *       "table": "B2"
                 *     }
                 */
                "application/json": components["schemas"]["BillBody"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BillView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_charges: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChargesView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    set_charges: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "charges": []
                 *     }
                 */
                "application/json": components["schemas"]["ChargesBody"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChargesView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    set_dish_at_store: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                store_id: string;
                dish_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "list_minor": 16800,
                 *       "on_sale": true
                 *     }
                 */
                "application/json": components["schemas"]["AtStoreBody"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DishView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    set_sold_out: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                store_id: string;
                dish_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "sold_out": true,
                 *       "until_day_end": true
                 *     }
                 */
                "application/json": components["schemas"]["SoldOutBody"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DishView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_guest_imports: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number | null;
            };
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page21"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    stage_guest_import: {
        parameters: {
            query?: {
                source?: string | null;
            };
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportRow"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_menu: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MenuView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_order_imports: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number | null;
            };
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page21"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    stage_order_import: {
        parameters: {
            query?: {
                source?: string | null;
            };
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportRow"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_store_sales: {
        parameters: {
            query?: {
                from?: components["schemas"]["BusinessDay"] | null;
                range?: components["schemas"]["Range"] | null;
                to?: components["schemas"]["BusinessDay"] | null;
            };
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SalesView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    export_store_sales: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "language": "zh-CN",
                 *       "range": "last_28"
                 *     }
                 */
                "application/json": components["schemas"]["ExportBody"];
            };
        };
        responses: {
            /** @description Done */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SalesJob"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_top_up_options: {
        parameters: {
            query: {
                guest_id: components["schemas"]["GuestId"];
            };
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OptionsView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_top_up: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "guest_id": "guest_0000000000001",
                 *       "tenders": [
                 *         {
                 *           "amount_minor": 50000,
                 *           "tender": "wechat"
                 *         }
                 *       ],
                 *       "terms_version": 1,
                 *       "top_up_plan_id": "topupplan_0000000000001"
                 *     }
                 */
                "application/json": components["schemas"]["TopUpBody"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TopUpView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    stream: {
        parameters: {
            query: {
                store?: components["schemas"]["StoreId"] | null;
                topics: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_task_people: {
        parameters: {
            query?: {
                store_id?: components["schemas"]["StoreId"] | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page7"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_tasks: {
        parameters: {
            query?: {
                cursor?: string | null;
                done?: boolean;
                limit?: number | null;
                mine?: boolean;
                store_id?: components["schemas"]["StoreId"] | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page6"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    put_task: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "store_id": "store_0000000000001",
                 *       "text": "给林女士回电话"
                 *     }
                 */
                "application/json": components["schemas"]["NewTaskBody"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    finish_task: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                task_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "note": "已回电"
                 *     }
                 */
                "application/json": components["schemas"]["DoneBody"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    hand_task_over: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                task_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "staff_id": null
                 *     }
                 */
                "application/json": components["schemas"]["HandOverBody"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    take_task: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                task_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_top_up_plans: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page18"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_top_up_plan: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "bonus_minor": 5000,
                 *       "bonus_months": 12,
                 *       "name": "充500送50",
                 *       "pay_minor": 50000
                 *     }
                 */
                "application/json": components["schemas"]["NewPlan"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    archive_top_up_plan: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                top_up_plan_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_top_up_plan: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                top_up_plan_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "充500送60"
                 *     }
                 */
                "application/merge-patch+json": components["schemas"]["PlanPatch"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_top_up: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                top_up_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TopUpView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    quote_top_up_refund: {
        parameters: {
            query?: {
                ended_on?: components["schemas"]["BusinessDay"] | null;
                ground?: components["schemas"]["Ground"] | null;
            };
            header?: never;
            path: {
                top_up_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TopUpQuoteView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    refund_top_up: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                top_up_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "ground": "wish",
                 *       "reason": "搬家",
                 *       "shown_minor": 50000,
                 *       "tenders": [
                 *         {
                 *           "amount_minor": 50000,
                 *           "tender": "wechat"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["RefundBody"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefundedView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    send_delivery_again: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                delivery_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_webhooks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page35"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_webhook: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "配送系统",
                 *       "url": "https://hooks.example.com/zhike"
                 *     }
                 */
                "application/json": components["schemas"]["WebhookBody"];
            };
        };
        responses: {
            /** @description Done */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecretView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remove_webhook: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                webhook_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_webhook: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                webhook_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "配送"
                 *     }
                 */
                "application/merge-patch+json": components["schemas"]["WebhookPatch"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_webhook_deliveries: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number | null;
                state?: string | null;
            };
            header?: never;
            path: {
                webhook_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page36"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resume_webhook: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                webhook_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "from": "now"
                 *     }
                 */
                "application/json": components["schemas"]["ResumeBody"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rotate_webhook_secret: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                webhook_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecretView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    stop_webhook: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                "If-Match"?: string;
            };
            path: {
                webhook_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    test_webhook: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                webhook_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookView"];
                };
            };
            /** @description A problem with a stable code */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
