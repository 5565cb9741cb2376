"""The story as the page's own scripts hold it: Next.js, Nuxt, Apollo, SvelteKit, Arc and their like.

Such data is read only where the markup or JSON-LD lack something, for it is often larger than the page. How frameworks
write it is known (`scripts`, `links`), no site's scheme is: an object is a story when it has a headline and a body
(`story`); how its parts are named is data (rules/metadata.toml, [state]).
"""

from newsclean.state.page import harvest_state, merged

__all__ = ["harvest_state", "merged"]
