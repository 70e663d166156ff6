/**
 * The address of a client, for limits: of the connection, or behind trusted proxies the one that they saw.
 * `X-Forwarded-For` is a list to which every proxy adds on the right whom it was called by; what stands left of
 * the last proxy that is trusted anybody can have sent.
 * @module
 */
import { BlockList, isIP } from "node:net";

const FORWARDED_MAX = 20;

/** Whether the text is an address, or a network such as `10.0.0.0/8`. */
export function isNetwork(text: string): boolean {
  const [address = "", bits, more] = text.split("/");
  const version = isIP(address);
  if (version === 0 || more !== undefined) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128));
}

export class TrustedProxies {
  readonly #networks = new BlockList();
  readonly #isEmpty: boolean;

  /** `networks` as {@link isNetwork} takes them. */
  constructor(networks: readonly string[]) {
    this.#isEmpty = networks.length === 0;
    for (const network of networks) {
      const [address, bits] = network.split("/");
      const family = isIP(address!) === 4 ? "ipv4" : "ipv6";
      this.#networks.addSubnet(address!, Number(bits ?? (family === "ipv4" ? 32 : 128)), family);
    }
  }

  /** Under what a request is counted; `connection` is the other end of its connection. */
  clientOf(connection: string | undefined, headers: Headers): string {
    if (connection === undefined) return "unknown";
    if (this.#isEmpty || !this.#trusts(connection)) return countedAs(connection);
    let client = connection;
    const forwarded = (headers.get("x-forwarded-for") ?? "").split(",").slice(-FORWARDED_MAX);
    for (const text of forwarded.reverse()) {
      const address = withoutPort(text.trim());
      if (isIP(address) === 0) break;
      client = address;
      if (!this.#trusts(address)) break;
    }
    return countedAs(client);
  }

  #trusts(address: string): boolean {
    const version = isIP(address);
    return version !== 0 && this.#networks.check(address, version === 4 ? "ipv4" : "ipv6");
  }
}

/** Some proxies write `203.0.113.7:4711` and `[2001:db8::1]:4711`. */
function withoutPort(text: string): string {
  return /^\[(.+)\](?::\d+)?$/.exec(text)?.[1] ?? /^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(text)?.[1] ?? text;
}

/** An IPv6 network of 64 bits is one subscriber, who has all of its addresses; IPv4 in IPv6 is IPv4. */
function countedAs(address: string): string {
  if (isIP(address) !== 6) return address;
  const groups = groupsOf(address);
  if (groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff) {
    return [groups[6]! >> 8, groups[6]! & 255, groups[7]! >> 8, groups[7]! & 255].join(".");
  }
  if (groups.slice(0, 4).every((group) => group === 0)) return address;
  return `${groups.slice(0, 4).map((group) => group.toString(16)).join(":")}::/64`;
}

/** The eight groups; the URL standard knows every way to write an address. */
function groupsOf(address: string): number[] {
  const { hostname } = new URL(`http://[${address.split("%")[0]}]`);
  const [head = [], tail = []] = hostname.slice(1, -1).split("::")
    .map((half) => half === "" ? [] : half.split(":").map((group) => parseInt(group, 16)));
  return [...head, ...Array(8 - head.length - tail.length).fill(0), ...tail];
}
