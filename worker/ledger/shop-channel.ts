/** The channel of the thread in which a shop's own events are judged: no platform has it, and no list of chats shows it. */
export const shopChannel = "shop";
