import type zh from '../zh-CN/ui.ts'
import type { Same } from '../schema.ts'

const texts = {
  loading: 'Loading',
  close: 'Close',
  cancel: 'Cancel',
  save: 'Save',
  undo: 'Undo',
  back: 'Back',
  optional: 'Optional',
  none: '–',
  yes: 'Yes',
  no: 'No',
  all: 'All',
  search: 'Search',
  copy: { do: 'Copy', done: 'Copied', failed: 'Could not copy. Please select it by hand: {text}' },
  password: { show: 'Show password', hide: 'Hide password' },
  stepper: { less: 'Decrease {label}', more: 'Increase {label}' },
  error: { retry: 'Try again', request: 'Request id' },
  list: { more: 'Show more', noMatch: 'Nothing matches', noMatchNote: 'Try other filters.', clear: 'Clear filters' },
  form: {
    restored: 'We kept what you had not saved last time.',
    discard: 'Discard',
    stale: 'Somebody else changed this while you were editing.',
    takeTheirs: 'Load the latest',
    saved: 'Saved',
    unsaved: 'You have unsaved changes',
  },
  hours: { closed: 'Closed', from: 'From', to: 'To', add: 'Add hours', remove: 'Remove these hours', pastMidnight: 'next day', copy: 'Copy Monday to all', needOne: 'At least one day needs hours.', daily: 'Daily', days: '{from}–{to}', off: 'closed', join: '; ', none: 'No opening hours' },
  sheet: {
    lines: '{n} line with its own check; copying by hand works too | {n} lines, each with its own check; copying by hand works too',
    print: 'Print',
    save: 'Save as a file',
    warn: 'Without it no backup can be opened, and nobody can help. Do not photograph it or keep it on this machine.',
    title: 'Zhike recovery sheet',
    made: 'Made {at}',
    key: 'Key id',
  },
  date: { placeholder: 'yyyy-mm-dd', open: 'Open calendar', choose: 'Choose a day', before: 'Previous month', after: 'Next month', today: 'Today' },
  time: { now: 'just now', minutesAgo: '{n} min ago', today: 'today {time}' },
} satisfies Same<typeof zh>
export default texts
