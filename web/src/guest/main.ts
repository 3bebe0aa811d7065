import { createApp } from 'vue'
import '../ui/base.css'
import { billWords, houseTextsHere, plainLanguage } from '../i18n/plain.ts'
import { demoStrip } from '../ui/demoStrip.ts'
import '../ui/tokens.css'

document.documentElement.setAttribute('data-density', 'touch')
const receipt = /^\/m\/r\/([0-9A-Za-z]{26})\/?$/.exec(location.pathname)

void houseTextsHere().then(({ texts }) => demoStrip(texts.demo))

/** A receipt opens its own page; everything else is the house's. */
async function start(): Promise<void> {
  const lang = plainLanguage()
  document.documentElement.lang = lang
  if (receipt) {
    const [{ default: ReceiptPage }, say] = await Promise.all([import('./ReceiptPage.vue'), billWords(lang)])
    createApp(ReceiptPage, { token: receipt[1], say, lang }).mount('#app')
    return
  }
  const [{ default: GuestApp }, { texts }] = await Promise.all([import('./GuestApp.vue'), houseTextsHere()])
  createApp(GuestApp, { texts }).mount('#app')
}
void start()
