/** Vectors as they are stored and scanned: one signed byte a dimension, a quarter of the room of floats. @module */
import { Buffer } from "node:buffer";

const LARGEST = 127;

/** A unit vector times 127 over its largest component: its direction to within half a percent. */
export function quantize(vector: Float32Array): Buffer {
  let largest = 0;
  for (const value of vector) largest = Math.max(largest, Math.abs(value));
  const factor = largest === 0 ? 0 : LARGEST / largest;
  // A buffer of Node's is the one kind that both drivers take.
  return Buffer.from(Int8Array.from(vector, (value) => Math.round(value * factor)).buffer);
}

/** What a product with the bytes is to be multiplied by to be a cosine. */
export function inverseLength(bytes: Int8Array): number {
  let squares = 0;
  for (const value of bytes) squares += value * value;
  return squares === 0 ? 0 : 1 / Math.sqrt(squares);
}
