/** Order matters: Edge and WeChat call themselves Chrome as well, Chrome calls itself Safari. */
const browsers: [RegExp, string][] = [
  [/MicroMessenger/, 'WeChat'],
  [/Edg(?:e|A|iOS)?\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\/|FxiOS/, 'Firefox'],
  [/Chrome\/|CriOS/, 'Chrome'],
  [/Safari\//, 'Safari'],
]
const systems: [RegExp, string][] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/HarmonyOS/, 'HarmonyOS'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X|Macintosh/, 'Mac'],
  [/Linux|X11/, 'Linux'],
]
const longest = 48

/** `Chrome · Windows` of what a browser says of itself; a program that is no browser keeps its own name. */
export function deviceName(agent: string): string {
  const first = (list: [RegExp, string][]) => list.find(([sign]) => sign.test(agent))?.[1]
  const known = [first(browsers), first(systems)].filter(Boolean)
  if (known.length > 0) return known.join(' · ')
  return agent.length > longest ? `${agent.slice(0, longest)}…` : agent
}
