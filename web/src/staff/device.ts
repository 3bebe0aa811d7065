import { ref } from 'vue'

export type Theme = 'auto' | 'light' | 'dark'
export type Density = 'auto' | 'console' | 'touch'

/** What this device shows; kept in localStorage so that boot.js can set it before the first paint. */
export const theme = ref<Theme>((localStorage.getItem('zhike.theme') as Theme | null) ?? 'auto')
export const density = ref<Density>((localStorage.getItem('zhike.density') as Density | null) ?? 'auto')
const dark = matchMedia('(prefers-color-scheme: dark)')
const coarse = matchMedia('(pointer: coarse)')

function paint(): void {
  const root = document.documentElement
  const night = theme.value === 'dark' || (theme.value === 'auto' && dark.matches)
  root.setAttribute('data-theme', night ? 'dark' : 'light')
  const touch = density.value === 'touch' || (density.value === 'auto' && coarse.matches)
  if (touch) root.setAttribute('data-density', 'touch')
  else root.removeAttribute('data-density')
}

export function setTheme(wanted: Theme): void {
  theme.value = wanted
  localStorage.setItem('zhike.theme', wanted)
  paint()
}
export function setDensity(wanted: Density): void {
  density.value = wanted
  localStorage.setItem('zhike.density', wanted)
  paint()
}
dark.addEventListener('change', paint)
coarse.addEventListener('change', paint)
