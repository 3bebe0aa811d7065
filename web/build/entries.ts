import type { Plugin } from 'vite'

/** First path segment -> HTML entry. The server has the same table; everything else is the staff entry. */
export function entryOf(path: string): 'staff' | 'guest' | 'board' {
  const first = path.split('/')[1] ?? ''
  if (first === 'm' || first === 'k') return 'guest'
  if (first === 'tv') return 'board'
  return 'staff'
}

/** In development, answers page addresses with the HTML entry they belong to. */
export function entries(): Plugin {
  return {
    name: 'zhike-entries',
    configureServer(server) {
      server.middlewares.use((request, _response, next) => {
        const path = (request.url ?? '/').split('?')[0] ?? '/'
        const page = (request.headers.accept ?? '').includes('text/html')
        if (page && !path.includes('.') && !path.startsWith('/api')) {
          request.url = `/${entryOf(path)}.html`
        }
        next()
      })
    },
  }
}
