import { Input } from 'antd'
import { useEffect, useState } from 'react'
import './parts.css'

/** Typed at the reader's speed, asked for when they pause. */
export function SearchBox(props: {
  readonly words: string
  readonly text: string
  readonly onChange: (text: string) => void
}) {
  const { words, text, onChange } = props
  const [typed, setTyped] = useState(text)
  useEffect(() => {
    if (typed === text) return undefined
    const pause = setTimeout(() => onChange(typed), 250)
    return () => clearTimeout(pause)
  }, [typed, text, onChange])
  return (
    <Input
      allowClear
      className="search-box"
      aria-label={words}
      placeholder={words}
      maxLength={80}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
    />
  )
}
