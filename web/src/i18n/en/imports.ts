import type { Same } from '../schema.ts'
import type zh from '../zh-CN/imports.ts'

const texts = {
  title: 'Import past bills',
  note: 'Drop what another till exported. See it understood first; a wrong import is undone as a whole.',
  drop: { choose: 'Choose a file', drop: 'or drop it here (CSV or XLSX, also .gz, up to 100 MB)', reading: 'Uploading', other: 'Another file' },
  safe: 'Only paid bills come in: into reports and guest histories, never into points, stored value or stock.',
  into: 'Into {store}',
  empty: 'Nothing imported yet',
  emptyNote: 'Export the bills or the sold dishes from your till and drop the file above.',
  noStore: 'Choose a store first',
  col: { file: 'File', state: 'State', days: 'Business days', orders: 'Bills', revenue: 'Revenue', when: 'Brought' },
  noName: 'Unnamed file',
  byHand: 'Command line',
  state: { staged: 'Waiting', running: 'Importing', finished: 'Imported', undoing: 'Undoing', undone: 'Undone', failed: 'Not imported' },
  back: 'All imports',
  facts: '{source} · {size} · {rows} rows · {written}',
  by: 'Brought by {name}, {at}',
  days: '{from} to {to}',
  counts: {
    title: 'What comes in', done: 'What came in', wait: 'Counting', none: 'Counted here once the columns are set', orders: 'Bills', fresh: 'New bills', known: 'Known, not again', lines: 'Lines', revenue: 'Revenue', guests: 'Bills of known guests', bad: 'Rows with a problem', leftOut: 'Unpaid or cancelled, left out',
    badNote: 'A bill with a problem stays out as a whole; the others come in.', download: 'Download the list of problems', gone: 'The list has expired; count again to get it', noNumber: 'The file has no order numbers: {n} bills are told apart by time, table and amount.', nothing: 'Everything was imported before',
  },
  act: { run: 'Import {n} bill | Import {n} bills', runNone: 'Import', discard: 'Throw the file away', undo: 'Undo the whole import', cancel: 'Stop', bills: 'See the bills', again: 'Try again' },
  progress: '{percent}% · shown only when all is written; stopped halfway, nothing stays',
  asked: { run: 'The import has started', undo: 'Undone; the bills are gone', discard: 'The file is gone' },
  undo: { title: 'Undo this import?', say: 'Its {n} bills disappear from bills, reports and guest histories together. Nothing else changes.', keep: 'Keep it', sure: 'Undo' },
  columns: { title: 'What each column holds', note: 'Correct a wrong guess; it is remembered for this source.', column: 'Column', means: 'Holds', sample: 'For example', how: 'How sure', skip: 'Left out', read: 'Read this sheet', sheet: 'Sheet {name}', fixed: 'Imported; no longer to be changed' },
  source: { label: 'Source', hint: 'An order number counts once per source. Under another name everything comes in again.' },
  date: { label: 'Dates are', mdy: 'month/day/year', dmy: 'day/month/year', ask: 'Choose' },
  how: { sure: 'Sure', likely: 'Likely', guess: 'A guess', saved: 'Remembered', said: 'You said' },
  preview: { title: 'First row | First {n} rows', line: 'Row', none: 'The file is no longer here' },
  target: {
    business_day: 'Business day', date: 'Date', time: 'Time', opened_at: 'Opened at', paid_at: 'Paid at', order_no: 'Order number', table: 'Table', guests: 'Guests', channel: 'Dine-in, takeaway …', gross: 'Order total before discount', discount: 'Order discount', net: 'Order paid', refund: 'Refunded', status: 'Status', tender: 'Paid by', phone: 'Member phone', card_no: 'Member card',
    dish: 'Dish', dish_code: 'Dish code', spec: 'Size or choice', qty: 'Quantity', price: 'Unit price', amount: 'Line amount', line_off: 'Line discount', line_net: 'Line paid',
  },
} satisfies Same<typeof zh>
export default texts
