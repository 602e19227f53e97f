import { trim } from './characters';
import { LIMITS } from './definition';

const MILLISECONDS = 86_400_000;

/** A day, as days since 1970-01-01. */
export class DayValue {
  constructor(readonly days: number) {}

  toString(): string {
    return new Date(this.days * MILLISECONDS).toISOString().slice(0, 10);
  }

  /** A day of the years 1 to 9999 written YYYY-MM-DD; null for anything else. */
  static parse(text: string): DayValue | null {
    if (!/^\d{4}-\d\d-\d\d$/.test(text)) return null;
    const time = Date.parse(`${text}T00:00:00Z`);
    const day = Number.isNaN(time) ? null : new DayValue(time / MILLISECONDS);
    return day !== null && text >= '0001' && day.toString() === text ? day : null;
  }

  static of(days: number): DayValue | null {
    const whole = Math.floor(days);
    return whole >= FIRST && whole <= LAST ? new DayValue(whole) : null;
  }
}

const FIRST = Date.parse('0001-01-01T00:00:00Z') / MILLISECONDS;
const LAST = Date.parse('9999-12-31T00:00:00Z') / MILLISECONDS;

/** What expressions reckon with; null is blank. How values turn into each other and compare: nothing throws. */
export type Value = boolean | number | string | DayValue | readonly string[] | null;

export const isBlank = (value: Value): value is null | '' => value === null || value === '';

export function truth(value: Value): boolean {
  if (typeof value === 'boolean') return value;
  return typeof value === 'number' ? value !== 0 : !isBlank(value);
}

/** The number, or blank when it is none or too large; no negative zero. */
export const bounded = (value: number): number | null =>
  Number.isNaN(value) || Math.abs(value) > LIMITS.number ? null : value === 0 ? 0 : value;

export function numberOf(value: Value): number | null {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value instanceof DayValue) return value.days;
  if (typeof value !== 'string') return null;
  const digits = trim(value);
  return digits.length <= 30 && /^-?\d+(\.\d+)?$/.test(digits) ? bounded(Number(digits)) : null;
}

export function textOf(value: Value): string {
  if (value === null) return '';
  if (typeof value === 'number') return numberText(value);
  return typeof value === 'object' && !(value instanceof DayValue) ? value.join(' ') : String(value);
}

/** At most ten decimals, without zeros at the end. */
function numberText(value: number): string {
  if (Number.isInteger(value)) return value === 0 ? '0' : String(value);
  const text = value.toFixed(10).replace(/\.?0+$/, '');
  return text === '-0' ? '0' : text;
}

export function dayOf(value: Value): DayValue | null {
  if (value instanceof DayValue) return value;
  if (typeof value === 'number') return DayValue.of(value);
  return typeof value === 'string' ? DayValue.parse(value) : null;
}

export function equal(left: Value, right: Value): boolean {
  if (isBlank(left) || isBlank(right)) return isBlank(left) && isBlank(right);
  if (typeof left === 'boolean' || typeof right === 'boolean') return truth(left) === truth(right);
  if (typeof left === 'number' || typeof right === 'number') {
    const a = numberOf(left);
    return a !== null && a === numberOf(right);
  }
  if (left instanceof DayValue || right instanceof DayValue) {
    const a = dayOf(left);
    return a !== null && a.days === dayOf(right)?.days;
  }
  return textOf(left) === textOf(right);
}

/** Less than 0, 0 or more, or null when the two have no order. */
export function compare(left: Value, right: Value): number | null {
  if (left instanceof DayValue || right instanceof DayValue) {
    const a = dayOf(left);
    const b = dayOf(right);
    return a === null || b === null ? null : a.days - b.days;
  }
  const a = numberOf(left);
  const b = numberOf(right);
  return a === null || b === null ? null : a - b;
}
