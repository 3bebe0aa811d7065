import type zh from '../zh-CN/problem.ts'
import type { Same } from '../schema.ts'

const texts = {
  allowance: {
    not_enough: { say: 'There is not enough meal money.', next: 'Pay the rest another way.' },
  },
  amount: {
    out_of_range: { say: 'The amount is too large.', next: 'Look for a digit too many; the most is 10,000,000,000.00.' },
  },
  approval: {
    above_own_limit: { say: 'This is above your own limit too.', next: 'Ask somebody with a higher limit to decide.' },
    already_decided: { say: 'Somebody has decided this already.', next: 'Look at the result in the list.' },
    denied: { say: 'This request was turned down.', next: 'Ask why, or do it another way.' },
    expired: { say: 'The approval has expired.', next: 'It lives 5 minutes. Please ask again.' },
    mismatch: { say: 'The approval is for another request or another person.', next: 'Ask again when something was changed.' },
    not_valid: { say: 'This approval no longer works.', next: 'It may be over 5 minutes old, used, or for something else. Ask again.' },
    not_yours: { say: 'You may not decide this.', next: 'Ask somebody who holds that permission in that store.' },
    own: { say: 'You cannot approve your own request.', next: 'Ask somebody else who may.' },
    required: { say: 'This goes beyond your limit.', next: 'Ask a second person to approve it, then go on.' },
    still_waiting: { say: 'Nobody has decided yet.', next: 'Ask somebody who may to open the approvals.' },
    unknown_state: { say: 'There is no such state of an approval.', next: 'Clear the filter and look again.' },
    used: { say: 'This approval has been used.', next: 'Ask again to do it once more.' },
  },
  audit: {
    changed: { say: 'This audit row was changed.', next: 'Keep the database as it is and have it examined.' },
    missing: { say: 'An audit row is missing in between.', next: 'Keep the database as it is and have it examined.' },
    not_the_noted: { say: 'The row with that number is not the one that was noted.', next: 'Compare with the note and have it examined.' },
    reason_changed: { say: 'The reason of this row was changed.', next: 'Keep the database as it is and have it examined.' },
    tail_cut: { say: 'The last audit rows are gone.', next: 'Compare with the number noted last and have it examined.' },
  },
  backup: {
    cancelled: { say: 'The backup was stopped; nothing was kept.', next: 'Take another one when you need it.' },
    copy_damaged: {
      say: 'The database does not pass its own check.',
      next: 'Have the disk and the database examined at once, and keep the old backups.',
    },
    cut: { say: 'The backup file is cut short.', next: 'Use another backup, or take a new one.' },
    damaged: { say: 'The backup file was changed or damaged.', next: 'Use another backup and check the disk it lies on.' },
    disk_full: { say: 'There is not enough room for the backup.', next: 'Make room, or choose another folder.' },
    folder_malformed: { say: 'This backup folder cannot be used.', next: 'Write a whole path, such as /var/backups/zhike or D:\\backup.' },
    folder_not_writable: { say: 'Nothing can be written to this backup folder.', next: 'Check that it exists and may be written.' },
    folder_relative: {
      say: 'The backup folder must be a path from the root.',
      next: 'Write a whole path, such as /var/backups/zhike or D:\\backup.',
    },
    folder_unusable: { say: 'The backup folder cannot be used.', next: 'Check the folder and the disk, then try again.' },
    keep_out_of_range: { say: 'That many backups cannot be kept.', next: 'Choose between {min} and {max}.' },
    newer_format: { say: 'This backup was made by a newer version.', next: 'Update Zhike first.' },
    newer_schema: { say: 'The data in this backup is of a newer version.', next: 'Update Zhike first.' },
    no_pg_dump: { say: 'The backup tool of PostgreSQL is not installed.', next: 'Have postgresql-client installed.' },
    no_scratch_database: { say: 'No database could be made to rehearse in.', next: 'Have the database user allowed to create one.' },
    not_a_backup: { say: 'This is not a Zhike backup.', next: 'Choose a backup file of Zhike.' },
    other_engine: { say: 'This backup is of the other kind of database.', next: 'Restore it into the same kind.' },
    pg_failed: { say: 'The backup tool of PostgreSQL failed.', next: 'Have the log read and try again.' },
    running: { say: 'Another backup is being taken.', next: 'Wait until it is done.' },
    wrong_key: { say: 'This backup needs another key.', next: 'Use the zhike.key or recovery sheet of its time.' },
  },
  bill: {
    line_twice: { say: 'Two lines of the bill have the same number.', next: 'Reload the bill and try again.' },
    part_too_large: { say: 'The part without discount is larger than the amount.', next: 'Check both amounts.' },
    too_many_lines: { say: 'The bill has too many lines.', next: 'At most {most}; make two bills of it.' },
    too_much: { say: 'The bill comes to too much.', next: 'Look for a digit too many in prices and quantities.' },
  },
  business_day: {
    malformed: { say: 'This is not a date.', next: 'Write it like 2026-11-22.' },
  },
  city: {
    unknown: { say: 'This city is not on the list.', next: 'Choose one from the list, or else the province.' },
    unknown_pack: { say: 'There is no such set of local rules.', next: 'Choose one from the list.' },
  },
  client: {
    offline: { say: 'The server cannot be reached.', next: 'Check the network and try again; it will not be done twice.' },
    unknown: { say: 'The page failed.', next: 'Reload the page and try again.' },
    unreadable: { say: 'The answer could not be read.', next: 'Something in between may have stopped it. Try again.' },
  },
  company: {
    currency_fixed: { say: 'There are amounts already, so the currency stays.', next: 'Use a separate installation for another currency.' },
    unknown_currency: { say: 'This currency is not supported.', next: 'Choose one from the list.' },
    unknown_issuer: { say: 'There is no such kind of company.', next: 'Choose one from the list.' },
  },
  conflict: {
    duplicate: { say: 'This already exists.', next: 'Look for it in the list.' },
    stale: { say: 'Somebody else changed this meanwhile.', next: 'Load the latest and change it again.' },
    version_missing: { say: 'The version to change was not given.', next: 'Open the page again and save.' },
  },
  cursor: {
    not_valid: { say: 'The place in the list has expired.', next: 'Start from the top again.' },
  },
  discount: {
    no_line: { say: 'The line is not on the bill.', next: 'Reload the bill and choose again.' },
    nothing_off: { say: 'The discount takes nothing off.', next: 'Enter more than 0.' },
    too_much: { say: 'The discount is too large.', next: 'The lines that take discounts cost less; enter a smaller amount.' },
  },
  dish: {
    empty_set: { say: 'The set meal has no dishes, or one of quantity 0.', next: 'Add dishes, at least one of each.' },
    fraction: { say: 'This dish is sold by whole portions.', next: 'Enter a whole number.' },
    negative_price: { say: 'A price cannot be negative.', next: 'Enter 0 or more.' },
    no_market_price: { say: 'Today’s price of this dish is not set.', next: 'Enter today’s price first.' },
    no_quantity: { say: 'The quantity or amount is 0.', next: 'Enter more than 0.' },
    option_choices: { say: 'The choices of an option do not fit.', next: 'Choose between {at_least} and {at_most}.' },
    option_range: { say: 'The numbers of choices do not fit.', next: 'There are {choices}; least and most must lie within that.' },
    option_unknown: { say: 'The dish has no such option.', next: 'Reload the menu and choose again.' },
    schedule: { say: 'The times of a time price cannot be so.', next: 'Check weekdays, days and hours.' },
    special_price_too_high: { say: 'A member, set-meal or time price lies below the menu price.', next: 'Enter a lower price, or leave it out.' },
    unknown_word: { say: 'There is no such word.', next: 'Choose from the list.' },
  },
  expiry: {
    months_out_of_range: { say: 'That is not a term for points.', next: 'Choose 1 to {most_months} months, or never.' },
  },
  fault: {
    internal: {
      say: 'The server failed. Nothing was changed.',
      next: 'Try again; if it stays, give the request id to whoever runs the server.',
    },
  },
  filter: {
    not_valid: { say: 'This filter does not work.', next: 'Clear the filters and try again.' },
  },
  group: {
    in_use: { say: 'This store group is still in use.', next: 'Move the staff who use it to another scope first.' },
  },
  growth: {
    not_enough: { say: 'There is less growth than that: {need} to take, {have} there.', next: 'Take less.' },
  },
  guest_address: {
    extra: { say: 'Nothing may follow the host in this address.', next: 'Stop after the host or port, as in https://vip.example.com.' },
    host: { say: 'The host of this address is not right.', next: 'Check it, as in https://vip.example.com.' },
    https_needed: { say: 'An address on the internet needs https.', next: 'Begin it with https:// and set up a certificate.' },
    port: { say: 'The port of this address is not right.', next: 'A port is a number from 1 to 65535.' },
    scheme: { say: 'The address must begin with https:// or http://.', next: 'Please add it and save again.' },
  },
  hold: {
    done: { say: 'This hold is done already.', next: 'Look at how the bill stands now.' },
    expired: { say: 'The hold ran out; points and money are free again.', next: 'Settle the bill again.' },
    in_the_way: { say: 'A bill of this guest is being paid right now.', next: 'Finish or give up that bill first.' },
    too_small: { say: 'More is to be taken than was set aside: {asked} asked, {held} set aside.', next: 'Settle the bill again.' },
  },
  hours: {
    crosses_cut_over: {
      say: 'Row {row} runs over the end of the business day at {cut_over}.',
      next: 'End it there, or move the end of the day.',
    },
    empty: { say: 'Row {row} ends when it begins.', next: 'Change one of the times, or remove the row.' },
    overlap: { say: 'Rows {row} and {other_row} overlap.', next: 'Move one of them, or make them one row.' },
    too_many: { say: 'There are too many periods.', next: 'At most {max} fit into a week.' },
    weekday: { say: 'Row {row} names no weekday.', next: 'Choose Monday to Sunday.' },
  },
  id: {
    malformed: { say: 'This id is malformed.', next: 'Open it again from the list.' },
    wrong_kind: { say: 'This id is of another kind.', next: 'Open it again from the list.' },
  },
  idempotency: {
    bad_key: { say: 'The key against doubling is malformed.', next: 'Reload the page and try again.' },
    mismatch: { say: 'The same key was used for something else.', next: 'Reload the page and try again.' },
    missing: { say: 'The key against doubling is missing.', next: 'Reload the page and try again.' },
  },
  input: {
    bad_value: { say: 'This value cannot be used.', next: 'Please correct it.' },
    content_type: { say: 'The request is of the wrong kind.', next: 'Reload the page and try again.' },
    missing_field: { say: 'This is required.', next: 'Please fill it in.' },
    not_json: { say: 'The request could not be read.', next: 'Reload the page and try again.' },
    too_large: { say: 'The request is too large.', next: 'Send it in smaller parts.' },
    unknown_field: { say: 'The page and the server differ in version.', next: 'Reload the page and try again.' },
    wrong_type: { say: 'This has the wrong form.', next: 'Please correct it.' },
  },
  job: {
    file_damaged: { say: 'The result file is damaged.', next: 'Run the job again.' },
    file_failed: { say: 'The result file could not be read.', next: 'Have the disk checked and try again.' },
    file_gone: { say: 'The result file has been cleared away.', next: 'Run the job again.' },
    not_now: { say: 'This cannot be done with the job now.', next: 'Look at its state.' },
    not_waiting: { say: 'This job can no longer be cancelled or retried.', next: 'Look at its state now.' },
  },
  journal: {
    more_than_done: { say: 'That is more than is left to undo: {asked} asked, {most} left.', next: 'Undo at most {most}.' },
    not_undoable: { say: 'A journal of this kind is not undone this way.', next: 'Void a hold, take a merge apart, settle a refunded bill anew.' },
    undone_before: { say: 'This was undone before.', next: 'Look at the ledger; nothing is left to undo.' },
  },
  ledger: {
    amount_out_of_range: { say: 'That is not an amount to move.', next: 'Enter a whole number between 1 and {most}.' },
    moved: { say: 'The balance has just changed; nothing was done.', next: 'Look at the new balance and do it again.' },
    unknown_word: { say: 'The ledger has no such word.', next: 'Choose one from the list.' },
  },
  login: {
    busy: { say: 'Too many people are signing in right now.', next: 'Wait a few seconds and try again.' },
    locked: {
      say: 'Too many wrong passwords. The account is locked for now.',
      next: 'Try again in {minutes} min, or ask the owner to reset the password.',
    },
    required: { say: 'Your sign-in has ended.', next: 'Please sign in again.' },
    totp_needed: { say: 'A sign-in code is needed as well.', next: 'Read the 6 digits in your authenticator.' },
    totp_wrong: { say: 'The code is not right.', next: 'Wait for the next one, and check the clock of your phone.' },
    wrong: { say: 'The account or the password is not right.', next: 'Please check both.' },
  },
  method: {
    not_allowed: { say: 'This address cannot be used that way.', next: 'Reload the page and try again.' },
  },
  multiplier: {
    out_of_range: { say: 'The multiplier is out of range.', next: 'Enter between 0 and 1,000 times.' },
  },
  name: {
    empty: { say: 'A name is needed.', next: 'Please fill it in.' },
    invisible: { say: 'The name holds characters that cannot be seen.', next: 'Type it again instead of pasting it.' },
    too_long: { say: 'The name is too long.', next: 'At most {max_chars} characters.' },
  },
  offer: {
    deal_size: { say: 'The number of portions does not fit.', next: 'Give at least 1 and count at most {most}.' },
    nothing_off: { say: 'The offer takes nothing off.', next: 'Enter a percentage, an amount or portions.' },
    schedule: { say: 'The times of the offer cannot be so.', next: 'Check weekdays, days and term.' },
    steps_not_rising: { say: 'The steps do not rise.', next: 'Each step begins above the one before.' },
    unknown_word: { say: 'There is no such word.', next: 'Choose from the list.' },
    unmeetable: { say: 'Nobody can meet this condition.', next: 'Check tiers, minimum spend and portions.' },
    wrong_lane: { say: 'This kind of offer does not work in this lane.', next: 'Tier discounts belong to the bill, dish coupons and deals to lines.' },
  },
  origin: {
    refused: { say: 'The request did not come from this site.', next: 'Open the usual address and try again.' },
  },
  page: {
    not_there: { say: 'There is no such address.', next: 'Use the menu.' },
  },
  password: {
    change_first: { say: 'The one-time password must be changed first.', next: 'Choose your own password.' },
    same_as_login: { say: 'The password must not be the account or company name.', next: 'Choose one nobody would guess.' },
    too_common: { say: 'This password is too common.', next: 'Try four unrelated words.' },
    too_long: { say: 'The password is too long.', next: '128 characters at most.' },
    too_short: { say: 'The password is too short.', next: 'At least 8 characters.' },
    wrong: { say: 'The current password is not right.', next: 'Please type it again.' },
  },
  permission: {
    company_only: { say: 'This needs somebody who acts for the whole company.', next: 'Ask the owner or head office.' },
    missing: { say: 'You are not allowed to do this.', next: 'Ask the owner or a store manager.' },
    unknown: { say: 'There is no such permission.', next: 'Reload the page and try again.' },
  },
  points: {
    no_member: { say: 'Without a member there are no points to use.', next: 'Identify the member first.' },
    not_as_cash: { say: 'Points cannot be used as cash here.', next: 'Settle without points, or have a rule set.' },
    not_enough: { say: 'Not enough points: {need} needed, {have} available.', next: 'Use fewer points or another offer.' },
    out_of_range: { say: 'That is too many points.', next: 'Look for a digit too many.' },
    step: { say: 'Points are used in whole steps.', next: 'Enter a multiple of {step}.' },
    too_few: { say: 'Too few points.', next: 'Use at least {least} at once.' },
    too_many: { say: 'This bill cannot take so many points.', next: 'At most {most} can be used.' },
  },
  quantity: {
    out_of_range: { say: 'The quantity is out of range.', next: 'Enter between 0 and 10,000 portions.' },
  },
  rate: {
    out_of_range: { say: 'The share is out of range.', next: 'Enter between 0 % and 100 %.' },
  },
  request: {
    timeout: { say: 'The server took too long.', next: 'Try again; it will not be done twice.' },
  },
  restore: {
    check_failed: { say: 'The restored data does not pass its check.', next: 'Try another backup.' },
    not_empty: { say: 'The place to restore into is not empty.', next: 'A restore never writes over anything; choose an empty folder.' },
  },
  right: {
    not_enough: { say: 'Only {have} of this right are left.', next: 'Charge the usual price, or wait for the next term.' },
  },
  role: {
    above_own: { say: 'You cannot give a permission that you lack.', next: 'Leave it out, or ask the owner.' },
    fixed: { say: 'The owner role cannot be changed.', next: 'Copy a role and change the copy.' },
    in_use: { say: 'Staff still have this role.', next: 'Give them another role first.' },
    limit_above_own: { say: 'You cannot give a higher limit than your own.', next: 'Lower it, or ask the owner.' },
    limit_out_of_range: { say: 'This limit is out of range.', next: 'Choose between 0 and {max}.' },
    name_taken: { say: 'Another role has this name.', next: 'Choose another name.' },
    not_there: { say: 'There is no such role.', next: 'It may be archived; choose another.' },
    unknown_limit: { say: 'There is no such limit.', next: 'Reload the page and try again.' },
    unknown_preset: { say: 'There is no such preset role.', next: 'Reload the page and try again.' },
  },
  scope: {
    not_valid: { say: 'This scope is not right.', next: 'Choose at least one open store or store group.' },
  },
  server: {
    busy: { say: 'The server is busy.', next: 'Try again in {seconds} s; it will not be done twice.' },
    stopping: { say: 'The server is restarting.', next: 'Try again in a moment.' },
  },
  session: {
    absolute_out_of_range: { say: 'A session cannot last that long or short.', next: 'Choose between {min} and {max} hours.' },
    expired: { say: 'This session is over.', next: 'Please sign in again.' },
    idle: { say: 'Nothing was done for a while, so you were signed out.', next: 'Please sign in again.' },
    idle_out_of_range: { say: 'That idle time cannot be set.', next: 'Choose between {min} and {max} minutes.' },
  },
  setup: {
    already_done: { say: 'This house is already set up.', next: 'Sign in instead.' },
    code_wrong: { say: 'The setup code is not right.', next: 'Read it in the window where Zhike runs.' },
    step_missing: { say: 'An earlier step is not finished.', next: 'Go back and finish it.' },
  },
  staff: {
    above_own: { say: 'You cannot give somebody a permission that you lack.', next: 'Choose another role, or ask the owner.' },
    already_disabled: { say: 'This person is disabled already.', next: 'Look at the list.' },
    last_owner: { say: 'This is the last owner.', next: 'Make somebody else an owner first.' },
    limit_above_own: { say: 'This role has a higher limit than yours.', next: 'Choose another role, or ask the owner.' },
    login_malformed: {
      say: 'This login has the wrong form.',
      next: 'Use 3 to 40 letters, digits and . _ -, with a letter or digit at both ends.',
    },
    login_taken: { say: 'This account name is taken.', next: 'Choose another.' },
    not_disabled: { say: 'This person is not disabled.', next: 'Look at the list.' },
    out_of_reach: { say: 'This person may do more than you, or in more stores.', next: 'Ask the owner to change it.' },
    owner_needs_company: { say: 'An owner acts for the whole company.', next: 'Set the scope to the company, or choose another role.' },
    pin_malformed: { say: 'A PIN has six digits.', next: 'Please enter it again.' },
    pin_too_simple: { say: 'This PIN is guessed at once.', next: 'Choose one without runs or repeats.' },
    scope_above_own: { say: 'You cannot give stores beyond your own.', next: 'Choose among yours, or ask the owner.' },
    self: { say: 'You cannot do this to your own account.', next: 'Ask another administrator.' },
  },
  store: {
    code_malformed: { say: 'This store code has the wrong form.', next: 'Use 2 to 8 letters or digits.' },
    code_taken: { say: 'Another store has this code.', next: 'Choose another one.' },
    cut_over_too_late: { say: 'The business day ends too late.', next: 'It may end at {latest} at the latest.' },
    disk_full: { say: 'The server disk is full. Nothing was saved.', next: 'Ask whoever runs the server to free space.' },
    has_staff: { say: 'Some staff belong to this store only.', next: 'Move them to another store first.' },
    last_one: { say: 'This is the last store.', next: 'Create another before archiving it.' },
    outcome_unknown: { say: 'It is not certain that this was saved.', next: 'Press again; it will not be done twice.' },
    phone_not_valid: { say: 'This phone number is not right.', next: 'Write it with its area code, as in (000) 8888 8888.' },
    read_only: { say: 'The database is read-only now.', next: 'Ask whoever runs the server to check the disk.' },
  },
  stored_value: {
    not_enough: { say: 'There is not enough stored value.', next: 'Use less and pay the rest another way, or top up first.' },
  },
  stream: {
    full: { say: 'Too many live connections are open.', next: 'The page refreshes now and then instead and goes on working.' },
  },
  thing: {
    not_there: { say: 'This is not here.', next: 'It may be archived or belong to another store.' },
  },
  time: {
    malformed: { say: 'This is not a point in time.', next: 'Reload the page and try again.' },
  },
  time_of_day: {
    malformed: { say: 'This is not a time of day.', next: 'Write it like 18:30.' },
  },
  totp: {
    already_on: { say: 'Two-step sign-in is already on.', next: 'To change phones, turn it off and on again.' },
    enrol_first: { say: 'Your role must turn on two-step sign-in first.', next: 'Do it in My account.' },
    not_started: { say: 'Two-step sign-in has not been started.', next: 'Start again from the first step.' },
    off_in_demo: { say: 'Two-step sign-in is off in the demo.', next: 'Turn it on in your real installation.' },
  },
  zone: {
    unknown: { say: 'There is no such time zone.', next: 'Choose one from the list, such as Asia/Shanghai.' },
  },
  other: {
    say: 'Something went wrong ({code}).',
    next: 'Try again; if it stays, give the request id to whoever runs the server.',
  },
} satisfies Same<typeof zh>
export default texts
