import { z } from 'zod';
import { defineKind, idText, text } from './fields.ts';

const edge = z.union([
  z
    .tuple([idText, idText])
    .transform(([from, to]) => ({ from, to, style: 'solid' as const, note: undefined })),
  z
    .strictObject({
      from: idText.describe('The node it leaves.'),
      to: idText.describe('The node it enters.'),
      style: z.enum(['solid', 'dotted']).default('solid').describe('How it is drawn.'),
      note: text.optional().describe('What there is to say about it.'),
    })
    .transform((value) => ({ from: value.from, to: value.to, style: value.style, note: value.note })),
]);

/** What a node of the programme may cover: a folder of plan data, or one of four things found in several. */
export const COVERS = [
  'failure-domains',
  'services',
  'processes',
  'scenarios',
  'risks',
  'measures',
  'roles',
  'contacts',
  'channels',
  'parties',
  'exercises',
  'training',
  'objectives',
  'resources',
  'binders',
  'playbooks',
  'reviews',
  'actions',
  'approvals',
  'recovery-playbooks',
] as const;

export const programme = defineKind({
  kind: 'programme',
  source: 'programme.yaml',
  label: 'Programme',
  plural: 'Programme',
  purpose: 'The process flow of continuity planning: its steps, and which plan data shows progress on each.',
  schema: z
    .strictObject({
      title: text.describe('What the flow is called.'),
      lanes: z.record(idText, text).describe('Lane id to label, in order.'),
      nodes: z
        .array(
          z.strictObject({
            id: idText.describe('Its id.'),
            label: text.describe('What the step is called.'),
            code: text.optional().describe('Its number in the published flow.'),
            lane: idText.optional().describe('The lane it lies in.'),
            kind: z.enum(['start', 'end', 'area', 'end-to-end', 'step']).describe('What sort of node it is.'),
            covers: z.array(z.enum(COVERS)).default([]).describe('Which plan data shows progress on it.'),
          }),
        )
        .min(1)
        .describe('The nodes.'),
      edges: z.array(edge).describe('The edges: `[from, to]`, or with style and note.'),
      notes: z.array(text).default([]).describe('What there is to say about the flow.'),
    })
    .check((context) => {
      const { nodes, edges, lanes } = context.value;
      const ids = new Set(nodes.map((node) => node.id));
      nodes.forEach((node, index) => {
        if (node.lane !== undefined && !(node.lane in lanes)) {
          context.issues.push({
            code: 'custom',
            input: node,
            path: ['nodes', index, 'lane'],
            message: `names the lane ${node.lane}, which \`lanes\` does not list`,
          });
        }
      });
      edges.forEach((link, index) => {
        for (const end of [link.from, link.to]) {
          if (!ids.has(end)) {
            context.issues.push({
              code: 'custom',
              input: link,
              path: ['edges', index],
              message: `names the node ${end}, which \`nodes\` does not list`,
            });
          }
        }
      });
    }),
});
