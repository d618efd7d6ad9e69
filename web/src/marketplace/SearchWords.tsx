import { Input } from 'antd'
import { useEffect, useEffectEvent, useState } from 'react'

/** Typed at the reader's speed, asked for when they pause. */
export function SearchWords(props: {
  readonly label: string
  readonly text: string
  readonly onChange: (text: string | undefined) => void
}) {
  const [typed, setTyped] = useState(props.text)
  const tell = useEffectEvent((text: string) => {
    if (text !== props.text) props.onChange(text || undefined)
  })
  useEffect(() => {
    const pause = setTimeout(() => tell(typed.trim()), 300)
    return () => clearTimeout(pause)
  }, [typed])
  return (
    <Input
      allowClear
      className="market-search"
      aria-label={props.label}
      placeholder={props.label}
      value={typed}
      maxLength={80}
      onChange={(event) => setTyped(event.target.value)}
    />
  )
}
