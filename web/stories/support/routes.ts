/** Every page that axe visits. `key` pages are visited in both themes and two languages as well. */
export const routes: { path: string; key?: boolean; public?: boolean }[] = [
  { path: '/login', key: true, public: true },
  { path: '/app/me', key: true },
  { path: '/app/staff', key: true },
  { path: '/app/staff/new' },
  { path: '/app/roles', key: true },
  { path: '/app/no-such-page' },
  { path: '/m', key: true, public: true },
  { path: '/tv', key: true, public: true },
]
