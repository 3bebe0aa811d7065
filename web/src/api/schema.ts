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
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description One view of one card. */
        AccessView: {
            at: components["schemas"]["Millis"];
            name: string;
            object: components["schemas"]["ObjectView"];
            staff_id: components["schemas"]["StaffId"];
            store_id?: components["schemas"]["StoreId"] | null;
            view: string;
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
        /** @example audit_0c4h7p2k9m3xq */
        AuditId: string;
        /** @description One row of the audit. */
        AuditView: {
            action: string;
            actor: components["schemas"]["ActorView"];
            at: components["schemas"]["Millis"];
            audit_id: components["schemas"]["AuditId"];
            changes: components["schemas"]["ChangeView"][];
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
        /** @description The first row that is wrong. */
        BadView: {
            audit_id?: components["schemas"]["AuditId"] | null;
            reason: string;
            /** Format: int64 */
            seq: number;
        };
        /** @description Everything that a role can hold. */
        Catalogue: {
            items: components["schemas"]["PermissionFact"][];
            limits: components["schemas"]["LimitFact"][];
        };
        /** @description A field before and after. */
        ChangeView: {
            after: unknown;
            before: unknown;
            field: string;
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
        /** @description A code of the authenticator app. */
        Code: {
            code: string;
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
        /** @description The one currency in which a company counts (ISO 4217). */
        Currency: "CNY" | "HKD" | "MOP" | "TWD" | "SGD" | "MYR" | "JPY" | "USD" | "EUR";
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
        /** @description How far apart things stand. */
        Density: "auto" | "console" | "touch";
        /** @description Turning the second factor off. */
        DisableTotp: {
            code: string;
            current_password: string;
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
        /** @description Which rows are to be exported. */
        ExportBody: {
            /** @default null */
            action?: string | null;
            /** @default null */
            actor_id?: components["schemas"]["StaffId"] | null;
            from: components["schemas"]["Millis"];
            to: components["schemas"]["Millis"];
        };
        /** @description The business folder a permission belongs to; the page of roles shows one block per group. */
        Group: "guests" | "membership" | "ledger" | "pricing" | "checkout" | "ordering" | "stock" | "seating" | "calls" | "outreach" | "activities" | "voice" | "insight" | "team" | "platform";
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
        /** @example https://m.example.cn */
        GuestAddress: string;
        /** @description Its opening hours. */
        HoursBody: {
            weekly: components["schemas"]["OpenPeriod"][];
        };
        /** @description What everyone may know of this server. */
        InstanceView: {
            company_name?: string | null;
            demo: boolean;
            languages: string[];
            plain_http: boolean;
            product: string;
            /** @description Whether the set-up is over. */
            set_up: boolean;
            /** @description Whether second factors are in use here. */
            totp_available: boolean;
            version: string;
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
        /** @description How the sheet was kept. */
        Kept: "printed" | "saved";
        /** @description A language of the screens. */
        Language: "zh-CN" | "zh-TW" | "en";
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
        /** @description Somebody, by name. */
        Maker: {
            name: string;
            staff_id: components["schemas"]["StaffId"];
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
        /**
         * Format: date-time
         * @example 2026-11-22T10:00:00.000Z
         */
        Millis: string;
        Name: string;
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
        /** @description A change of one's own password. */
        NewPassword: {
            current_password: string;
            new_password: string;
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
        /** @description A thing. */
        ObjectView: {
            id?: string | null;
            kind: string;
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
            items: components["schemas"]["AccessView"][];
            /** @description Give it back as `cursor` to get the next page; `null` at the end. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. */
        Page11: {
            /** @description The rows. */
            items: components["schemas"]["BackupView"][];
            /** @description Give it back as `cursor` to get the next page; `null` at the end. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. */
        Page12: {
            /** @description The rows. */
            items: components["schemas"]["JobView"][];
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
        Page3: {
            /** @description The rows. */
            items: components["schemas"]["RoleView"][];
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
        Page5: {
            /** @description The rows. */
            items: components["schemas"]["CityView"][];
            /** @description Give it back as `cursor` to get the next page; `null` at the end. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. */
        Page6: {
            /** @description The rows. */
            items: components["schemas"]["StoreView"][];
            /** @description Give it back as `cursor` to get the next page; `null` at the end. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. */
        Page7: {
            /** @description The rows. */
            items: components["schemas"]["GroupView"][];
            /** @description Give it back as `cursor` to get the next page; `null` at the end. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. */
        Page8: {
            /** @description The rows. */
            items: components["schemas"]["AuditView"][];
            /** @description Give it back as `cursor` to get the next page; `null` at the end. */
            next_cursor?: string | null;
        };
        /** @description One page of a list. */
        Page9: {
            /** @description The rows. */
            items: string[];
            /** @description Give it back as `cursor` to get the next page; `null` at the end. */
            next_cursor?: string | null;
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
        /** @enum {string} */
        Permission: "guest.read" | "guest.reveal" | "guest.write" | "guest.sensitive" | "guest.merge" | "guest.import" | "guest.export" | "guest.erase" | "member.join" | "card.issue" | "card.manage" | "tier.edit" | "tier.grant" | "group.manage" | "identity.review" | "reward.edit" | "reward.redeem" | "points.adjust" | "stored_value.top_up" | "stored_value.refund" | "stored_value.edit" | "gift_card.sell" | "ledger.read" | "ledger.verify" | "menu.edit" | "order.take" | "order.send" | "kitchen.work" | "stock.count" | "stock.purchase" | "offer.read" | "offer.edit" | "offer.activate" | "coupon.edit" | "coupon.issue" | "coupon.void" | "bill.open" | "bill.settle" | "bill.discount" | "bill.comp" | "bill.void" | "bill.refund" | "bill.reopen" | "bill.on_account" | "shift.own" | "shift.manage" | "day.close" | "invoice.manage" | "floor.edit" | "table.work" | "reservation.write" | "reservation.override" | "queue.work" | "banquet.manage" | "call.answer" | "call.configure" | "segment.edit" | "campaign.edit" | "campaign.send" | "journey.edit" | "template.edit" | "message.read" | "activity.edit" | "activity.check_in" | "case.work" | "case.compensate" | "survey.edit" | "review.reply" | "follow_up.work" | "report.store" | "report.company" | "report.export" | "market_note.write" | "staff.manage" | "role.edit" | "training.edit" | "goal.edit" | "handover.write" | "praise.write" | "approval.decide" | "settings.edit" | "device.enrol" | "key.manage" | "audit.read" | "backup.run" | "privacy.manage" | "job.manage";
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
        /** @description The roles a company starts with. */
        Preset: "owner" | "hq_marketing" | "hq_analyst" | "store_manager" | "host" | "cashier" | "waiter" | "kitchen" | "service_agent" | "auditor" | "integrator";
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
        /** @description From where the address can be opened, as far as its text tells. */
        Reach: "this_machine" | "shop_network" | "internet";
        /** @description Why. */
        Reason: {
            /** @description In the actor's words, 1 to 60 characters. */
            reason: string;
        };
        /** @description The codes for the day the phone is lost; shown once. */
        RecoveryCodes: {
            recovery_codes: string[];
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
        /** @description Where an approval stands. */
        State: "waiting" | "approved" | "denied" | "expired" | "used";
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
        /** @description Light or dark. */
        Theme: "auto" | "light" | "dark";
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
}
