import { barsOf } from './bars.ts'

const quiet = 10
const height = 56

/** For scanners that read no QR code; the digits stand below it as text. */
export function BarCode({ digits }: { readonly digits: string }) {
  const { bars, width } = barsOf(digits)
  return (
    <svg className="bar-code" viewBox={`0 0 ${width + 2 * quiet} ${height}`} aria-hidden="true">
      {bars.map((bar) => (
        <rect key={bar.at} x={bar.at + quiet} y={0} width={bar.width} height={height} />
      ))}
    </svg>
  )
}
