import { createPinia } from 'pinia'
import { createApp } from 'vue'
import 'element-plus/theme-chalk/base.css'
import '../ui/base.css'
import { whenFirstThing, whenSignedOut } from '../api/client.ts'
import { i18n, language, loadTexts } from '../i18n/index.ts'
import App from './App.vue'
import { router } from './router.ts'
import { useSession } from './session.ts'
import { provideKitWords } from '../ui/kitWords.ts'
import '../ui/tokens.css'

const app = createApp(App)
app.use(createPinia()).use(i18n).use(router)
provideKitWords(app)
document.documentElement.lang = language.value

whenSignedOut(() => {
  const session = useSession()
  if (!session.me) return
  session.forget()
  const next = router.currentRoute.value.fullPath
  void router.push({ path: '/login', query: { next, ended: '1' } })
})

/** An administrator changed what this person's role asks for while he was working. */
whenFirstThing(() => {
  const session = useSession()
  void session.refresh().then(() => session.firstThing && router.push(session.firstThing))
})

void loadTexts(['ui', 'shell', 'problem']).finally(() => app.mount('#app'))
