/** Opens the paper page in a window of its own, which prints and closes itself. */
export function printReceipt(billId: string, width: 58 | 80): void {
  window.open(`/print/receipt/${billId}?width=${width}&print=1`, `receipt-${billId}`, 'popup,width=420,height=720')
}
