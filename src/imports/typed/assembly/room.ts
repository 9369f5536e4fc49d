/** Bytes that may be looked at beyond a text: the memory holds so many more than it asks for. */
const SPARE: u64 = 16;
/** No place is larger: what the allocator can hand out. */
const MOST: u64 = (1 << 30) - 64;

let isAsking: bool = false;

function bytesOf(count: i32, each: i32): usize {
  const bytes = (count as u64) * (each as u64) + SPARE;
  if (count < 0 || bytes > MOST) unreachable();
  return bytes as usize;
}

/** Room for so many things of so many bytes each. Where there is none it traps, and `isFull` from then on. */
export function room(count: i32, each: i32): i32 {
  isAsking = true;
  const at = heap.alloc(bytesOf(count, each)) as i32;
  isAsking = false;
  return at;
}

/** The same with what was there before. */
export function moreRoom(before: i32, count: i32, each: i32): i32 {
  isAsking = true;
  const at = heap.realloc(before, bytesOf(count, each)) as i32;
  isAsking = false;
  return at;
}

/** Room for things that are all zero. */
export function emptyRoom(count: i32, each: i32): i32 {
  const at = room(count, each);
  memory.fill(at, 0, count * each);
  return at;
}

/** True once it has trapped for want of memory. */
export function isFull(): bool {
  return isAsking;
}
