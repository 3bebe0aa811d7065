import { onScopeDispose, readonly, ref } from 'vue'

export type Topic = 'jobs' | 'approvals' | 'staff' | 'settings' | 'backups' | 'guests' | 'menu' | 'pricing' | 'bills' | 'messages' | 'tasks' | 'privacy'
export interface LiveEvent {
  type: string
  subjects: Record<string, string>
}
type Listener = (event: LiveEvent | null) => void

const topics: Topic[] = ['jobs', 'approvals', 'staff', 'settings', 'backups', 'guests', 'menu', 'pricing', 'bills', 'messages', 'tasks', 'privacy']
const pollEvery = 5_000
const hiddenAfter = 30_000
const triesBeforePolling = 3

/** live = events arrive · polling = asked every 5 s · off = not connected. */
const state = ref<'live' | 'polling' | 'off'>('off')
export const liveState = readonly(state)

const listeners = new Map<Topic, Set<Listener>>()
let source: EventSource | null = null
let failures = 0
let pollTimer: ReturnType<typeof setInterval> | undefined
let retryTimer: ReturnType<typeof setTimeout> | undefined
let hideTimer: ReturnType<typeof setTimeout> | undefined
let wanted: string | null = null

function tell(topic: Topic, event: LiveEvent | null): void {
  for (const listener of listeners.get(topic) ?? []) listener(event)
}
function tellAll(): void {
  for (const topic of topics) tell(topic, null)
}

function startPolling(): void {
  state.value = 'polling'
  pollTimer ??= setInterval(tellAll, pollEvery)
}
function stopPolling(): void {
  clearInterval(pollTimer)
  pollTimer = undefined
}

function connect(): void {
  if (wanted === null || source) return
  const query = new URLSearchParams({ topics: topics.join(',') })
  if (wanted) query.set('store', wanted)
  source = new EventSource(`/api/v1/stream?${query}`)
  source.onopen = () => {
    if (failures > 0) tellAll()
    failures = 0
    stopPolling()
    state.value = 'live'
  }
  source.onerror = () => {
    failures += 1
    source?.close()
    source = null
    if (failures >= triesBeforePolling) startPolling()
    else state.value = 'off'
    clearTimeout(retryTimer)
    retryTimer = setTimeout(connect, Math.min(30_000, 1_000 * 2 ** failures))
  }
  source.addEventListener('resync', tellAll)
  for (const topic of topics) {
    source.addEventListener(topic, (message) => {
      tell(topic, JSON.parse((message as MessageEvent<string>).data) as LiveEvent)
    })
  }
}

function disconnect(): void {
  source?.close()
  source = null
  stopPolling()
  clearTimeout(retryTimer)
  state.value = 'off'
}

/** Opens the one stream of this tab for a store ('' = company); calling again with another store reconnects. */
export function startLive(store: string): void {
  if (wanted === store && source) return
  disconnect()
  wanted = store
  failures = 0
  connect()
}
/** Closes the stream, for sign-out. */
export function stopLive(): void {
  wanted = null
  disconnect()
}

/** Calls `handler` when a topic changes, on reconnect, and every 5 s while polling. Null = "anything may have changed". */
export function useLive(names: Topic[], handler: Listener): void {
  for (const name of names) {
    if (!listeners.has(name)) listeners.set(name, new Set())
    listeners.get(name)?.add(handler)
  }
  onScopeDispose(() => names.forEach((name) => listeners.get(name)?.delete(handler)))
}

document.addEventListener('visibilitychange', () => {
  clearTimeout(hideTimer)
  if (document.hidden) {
    hideTimer = setTimeout(disconnect, hiddenAfter)
  } else if (wanted !== null && !source) {
    connect()
    tellAll()
  }
})
