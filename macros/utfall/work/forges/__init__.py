"""The forges that a project may lie on: GitHub, GitLab and Forgejo (and Gitea, whose interface Forgejo's is)."""
