/** Line drawings for empty states, 160 × 96; `ink` strokes are ink-3, `pine` strokes are the warm part. */
export const drawings = {
  bowl: { ink: 'M12 88h136M40 44h80M44 44c0 22 14 36 36 36s36-14 36-36M70 80v8h20v-8M118 38l22-24M124 42l24-22', pine: 'M64 34c-4-5 4-8 0-14M80 30c-4-5 4-8 0-14M96 34c-4-5 4-8 0-14' },
  stool: { ink: 'M16 88h128M52 40h56a6 6 0 0 1 0 12H52a6 6 0 0 1 0-12zM60 52l-8 36M100 52l8 36M56 70h48', pine: 'M80 40V26M72 26h16M74 18c4-4 8 4 12 0' },
  lantern: { ink: 'M12 16c40 12 96 12 136 0M48 22v10M112 22v10M80 25v13', pine: 'M40 32h16c6 6 6 18 0 24H40c-6-6-6-18 0-24zM104 32h16c6 6 6 18 0 24h-16c-6-6-6-18 0-24zM70 38h20c8 8 8 24 0 32H70c-8-8-8-24 0-32zM48 56v10M112 56v10M80 70v14' },
  door: { ink: 'M12 88h136M48 88V20h64v68M48 20 40 12h80l-8 8M80 20v68', pine: 'M74 52v8M86 52v8M58 30h12M90 30h12' },
  scroll: { ink: 'M44 20h72v60H44zM36 16h88v8H36zM36 76h88v8H36zM12 88h136', pine: 'M58 38h44M58 50h44M58 62h26' },
} as const
export type DrawingName = keyof typeof drawings
