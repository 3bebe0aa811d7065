import type zh from '../zh-CN/problem.ts'
import type { Same } from '../schema.ts'

const texts = {
  approval: {
    not_valid: { say: 'This approval no longer works.', next: 'It may be over 5 minutes old, used, or for something else. Ask again.' },
    own: { say: 'You cannot approve your own request.', next: 'Ask somebody else who may.' },
    required: { say: 'This goes beyond your limit.', next: 'Ask a second person to approve it, then go on.' },
  },
  client: {
    offline: { say: 'The server cannot be reached.', next: 'Check the network and try again; it will not be done twice.' },
    unknown: { say: 'The page failed.', next: 'Reload the page and try again.' },
    unreadable: { say: 'The answer could not be read.', next: 'Something in between may have stopped it. Try again.' },
  },
  conflict: {
    duplicate: { say: 'This already exists.', next: 'Look for it in the list.' },
    stale: { say: 'Somebody else changed this meanwhile.', next: 'Load the latest and change it again.' },
    version_missing: { say: 'The version to change was not given.', next: 'Open the page again and save.' },
  },
  cursor: {
    not_valid: { say: 'The place in the list has expired.', next: 'Start from the top again.' },
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
    missing_field: { say: 'This is required.', next: 'Please fill it in.' },
    not_json: { say: 'The request could not be read.', next: 'Reload the page and try again.' },
    too_large: { say: 'The request is too large.', next: 'Send it in smaller parts.' },
    unknown_field: { say: 'The page and the server differ in version.', next: 'Reload the page and try again.' },
    wrong_type: { say: 'This has the wrong form.', next: 'Please correct it.' },
  },
  job: {
    not_waiting: { say: 'This job can no longer be cancelled or retried.', next: 'Look at its state now.' },
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
    missing: { say: 'You are not allowed to do this.', next: 'Ask the owner or a store manager.' },
  },
  request: {
    timeout: { say: 'The server took too long.', next: 'Try again; it will not be done twice.' },
  },
  role: {
    fixed: { say: 'The owner role cannot be changed.', next: 'Copy a role and change the copy.' },
    in_use: { say: 'Staff still have this role.', next: 'Give them another role first.' },
  },
  server: {
    busy: { say: 'The server is busy.', next: 'Try again in {seconds} s; it will not be done twice.' },
    stopping: { say: 'The server is restarting.', next: 'Try again in a moment.' },
  },
  setup: {
    already_done: { say: 'This house is already set up.', next: 'Sign in instead.' },
    code_wrong: { say: 'The setup code is not right.', next: 'Read it in the window where Zhike runs.' },
    step_missing: { say: 'An earlier step is not finished.', next: 'Go back and finish it.' },
  },
  staff: {
    last_owner: { say: 'This is the last owner.', next: 'Make somebody else an owner first.' },
    login_taken: { say: 'This account name is taken.', next: 'Choose another.' },
    self: { say: 'You cannot do this to your own account.', next: 'Ask another administrator.' },
  },
  store: {
    disk_full: { say: 'The server disk is full. Nothing was saved.', next: 'Ask whoever runs the server to free space.' },
    has_staff: { say: 'Some staff belong to this store only.', next: 'Move them to another store first.' },
    last_one: { say: 'This is the last store.', next: 'Create another before archiving it.' },
    outcome_unknown: { say: 'It is not certain that this was saved.', next: 'Press again; it will not be done twice.' },
    read_only: { say: 'The database is read-only now.', next: 'Ask whoever runs the server to check the disk.' },
  },
  thing: {
    not_there: { say: 'This is not here.', next: 'It may be archived or belong to another store.' },
  },
  totp: {
    already_on: { say: 'Two-step sign-in is already on.', next: 'To change phones, turn it off and on again.' },
    enrol_first: { say: 'Your role must turn on two-step sign-in first.', next: 'Do it in My account.' },
    not_started: { say: 'Two-step sign-in has not been started.', next: 'Start again from the first step.' },
    off_in_demo: { say: 'Two-step sign-in is off in the demo.', next: 'Turn it on in your real installation.' },
  },
  other: {
    say: 'Something went wrong ({code}).',
    next: 'Try again; if it stays, give the request id to whoever runs the server.',
  },
} satisfies Same<typeof zh>
export default texts
