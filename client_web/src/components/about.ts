/** What each component is for, and when another one is better. Documentation, and so in English like docs/. */

export interface About {
  readonly is: string;
  readonly not: string;
}

export const SURFACES = ["shared", "stage", "phone", "desk"] as const;
export type Surface = (typeof SURFACES)[number];

export const words = {
  head: "The components of Hotseat",
  surfaces: "Surface",
  scheme: "Theme",
  schemes: { both: "as the system", light: "light", dark: "dark" },
  temper: "Temper of the page",
  not: "Not for:",
  open: "Open it",
  shared: "Shared",
  stage: "Stage",
  phone: "Phone",
  desk: "Desk",
} as const;

export const about = {
  Temper: {
    is: "The axis: fill, stock, words on paper and sheet at each level. Set --temper on the page, or on a part that carries .temper-scope.",
    not: "right and wrong, warnings or teams. No other hue may mean heat.",
  },
  Colours: {
    is: "Ink on paper, a second sheet for fields and chosen rows, and one accent that means “you” or “now”.",
    not: "decoration. The stage has one ink: neither soft ink nor the accent.",
  },
  Type: {
    is: "Four weights: thin and black for numerals, text, strong for names and heads. Sizes are set by each surface.",
    not: "capitals for emphasis or spaced labels. Italics are stage directions: what is happening.",
  },
  Space: { is: "Nine steps from a hairline's breath to a margin of the stage.", not: "sizes between them." },
  Chair: { is: "The mark: an h that is a chair in profile, as large as the type around it.", not: "an icon for sitting down or for a seat." },
  Tick: { is: "The server has it. Always with words beside it.", not: "right answers, or for something only this screen knows." },
  Key: { is: "The name of a key beside the control it presses.", not: "codes or values." },
  Edge: { is: "The top of a phone and of the desk: the temper as a length and a hue.", not: "progress or time." },
  Flag: { is: "A team: letter, colour, pattern. From the ninth team on the letters come again with a ring.", not: "a person in a team of several." },
  Radar: { is: "How clearly each strategy was shown, as one shape, against another that is dashed.", not: "the figures: a SeenMap beside it has them, for eyes and for screen readers." },
  SeenMap: { is: "What was seen of each strategy, by team or by round: the figure in each box, and a ground that says the same.", not: "points, or more than a dozen columns." },
  Gauge: { is: "The temper on stage. After a swing the old level stays as a dashed line.", not: "scenes without a customer; then the stock is cool and there is no gauge." },
  Drain: { is: "The clock's line: running, in its last ten seconds, paused, none.", not: "how far people are: that is Count." },
  Quotation: { is: "A line of the play, as large as its length allows, in pages when it is very long.", not: "a reply on a ballot or in a list." },
  Speaker: { is: "Who speaks, and how: before every quotation.", not: "participants' names." },
  Bars: { is: "Tallies of a vote: without names while the places are open, in the teams' patterns afterwards.", not: "points: they are numbers with parts." },
  Curve: { is: "The temper through a round, each step with the reply that made it.", not: "comparing rounds." },
  Count: { is: "How many of how many, as squares up to 24 and as a bar above.", not: "teams: that is Answers." },
  Answers: { is: "Who has answered, team by team: columns, then two rows of flags.", not: "more than 24 teams, which Count shows." },
  Seats: { is: "People as squares: in, at work, away.", not: "naming anybody." },
  Dots: { is: "Which page of how many. The arrow keys turn it.", not: "a single page: it shows nothing then." },
  Join: { is: "The way in at the end of the stage while people arrive.", not: "during play; the key J lays the way in over any picture." },
  Dial: { is: "How the best reply landed, from −3 to +3: tap, drag or arrow keys.", not: "any other scale: a wrong step here moves the temper." },
  Foot: { is: "One line that says what arrived, and the main action under the thumb.", not: "a second action; that stands beside it or on a sheet." },
  ReplyRow: { is: "A reply after the vote, with its votes and how it landed.", not: "the ballot, which never shows a team." },
  StrategyCard: { is: "A strategy of the catalogue, while somebody waits.", not: "advice during drafting." },
  Quote: { is: "Spoken words in a phone's column.", not: "proposals that are still being written." },
  Hint: { is: "What is different about this exchange: a technique, or another take.", not: "instructions for every exchange." },
  Strip: { is: "The line is lost, or the scene is paused. The page below stays as it was.", not: "refusals: they stand in the foot, where the action is." },
  Segments: { is: "One choice of a few, side by side.", not: "more than five, or for anything that acts at once and cannot be undone." },
  DeskBars: { is: "Counts as bars, a line each.", not: "votes before the bell." },
  Heat: { is: "A scenario's heat as five blocks, in the colour of the temper it starts with.", not: "the present temper." },
  Names: { is: "Names in a row, each kept apart from the writing direction of the next.", not: "more than a line or two." },
  Sheet: { is: "A sheet on top of the desk: title, content, actions. Esc closes it.", not: "questions with yes and no: that is Confirm." },
  Confirm: { is: "Asks once more before what cannot be undone; the way back has the focus.", not: "what can be undone: do it, and offer Undo." },
} as const satisfies Record<string, About>;

export type Name = keyof typeof about;
