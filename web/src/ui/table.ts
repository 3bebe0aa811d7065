/** One column of a ZTable. The cell is the slot of the same name as `key`. */
export interface Column {
  key: string
  title: string
  align?: 'left' | 'right'
  /** Left out below 1080 px, where it would squeeze the others; the drawer has it. */
  wideOnly?: boolean
}
